// Which hosts are this machine, so that nobody else can listen in.

/** @param host - as it stands in a URL, without a port */
export function isLoopback(host: string): boolean {
  return /^(?:localhost|.+\.localhost|127(?:\.\d+){3}|\[::1\])$/i.test(host)
}
