// Where the sockets of a fake are, as its client sees it: at the host that the request went to.

import type { ServiceRequest } from './request.ts'

/** Undefined where the host is none: text of a stranger would become a part of the URL. */
export function socketUrlAt({ header, isSecure }: ServiceRequest): string | undefined {
  const forwarded = forwardedOf(header('forwarded') ?? '')
  const host = forwarded.host ?? firstOf(header('x-forwarded-host')) ?? header('host') ?? ''
  // In a process there is no host. The sockets of the service itself are at another one.
  if (host === '' || host === 'websockets-manager-api.socrate.io') return 'wss://websockets.socrate.io/'
  const scheme = forwarded.proto ?? firstOf(header('x-forwarded-proto'))
  const isTls = scheme === undefined ? isSecure : /^(?:https|wss)$/i.test(scheme)
  return isHost(host) ? `${isTls ? 'wss' : 'ws'}://${host}/` : undefined
}

/** Of the first proxy, which is the one that the client knows (RFC 7239). */
function forwardedOf(text: string): Readonly<Record<string, string | undefined>> {
  const [first = ''] = /^(?:[^,"]|"(?:[^"\\]|\\.)*")*/.exec(text) ?? []
  const pairs = first.matchAll(/([\w-]+)=(?:"((?:[^"\\]|\\.)*)"|([^;\s"]*))/g)
  return Object.fromEntries(
    [...pairs].map(([, name = '', quoted, token]) => [
      name.toLowerCase(),
      quoted?.replace(/\\(.)/g, '$1') ?? token,
    ]),
  )
}

function firstOf(list: string | undefined): string | undefined {
  return list?.split(',', 1)[0]?.trim() || undefined
}

/** A name or an address, with or without a port. */
function isHost(text: string): boolean {
  return /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i.test(text) && URL.canParse(`ws://${text}/`)
}
