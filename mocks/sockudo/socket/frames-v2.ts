// The frames of the server's own protocol, made from those of protocol 7.

/** The names of the protocol begin differently. */
export function protocol2(frame: string): string {
  return frame.replace(/^\{"event":"pusher(?=(?:_internal)?:)/, '{"event":"sockudo')
}

/** What the server says to one socket has an id. */
export function answerFrame(frame: string, messageId: string): string {
  return withMembers(frame, `"message_id":${JSON.stringify(messageId)}`)
}

/** @param members - JSON text, without braces */
export function withMembers(frame: string, members: string): string {
  return `${frame.slice(0, -1)},${members}}`
}
