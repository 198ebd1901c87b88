// `extras` as they were sent, put together again from what the server reads of them.

import { doubleText } from '../serde/json-text.ts'
import { objectText } from '../serde/object-text.ts'
import type { AiExtras, Extras, HeaderValue } from './event-body.ts'

export const noExtras: Extras = {
  headers: undefined,
  ephemeral: undefined,
  idempotencyKey: undefined,
  push: undefined,
  echo: undefined,
  ai: undefined,
  opaque: new Map(),
}

export function plainExtras({ opaque, ai, ...known }: Extras): Record<string, unknown> {
  return present({ ...known, ai: ai && plainAi(ai), ...parsed(opaque) })
}

/** As JSON, letter for letter as the server writes it. */
export function extrasText({ headers, ephemeral, idempotencyKey, echo, ai, opaque }: Extras): string {
  const known = [
    ['headers', headers && headersText(headers)],
    ['ephemeral', JSON.stringify(ephemeral)],
    ['idempotencyKey', JSON.stringify(idempotencyKey)],
    ['echo', JSON.stringify(echo)],
    ['ai', ai && aiText(ai)],
  ] as const
  return objectText([...known, ...opaque])
}

function plainAi({ opaque, ...known }: AiExtras): Record<string, unknown> {
  return present({ ...known, ...parsed(opaque) })
}

function aiText({ transport, codec, opaque }: AiExtras): string {
  return objectText([['transport', JSON.stringify(transport)], ['codec', JSON.stringify(codec)], ...opaque])
}

function headersText(headers: Readonly<Record<string, HeaderValue>>): string {
  return objectText(
    Object.entries(headers).map(([name, value]) => [
      name,
      typeof value === 'number' ? doubleText(value) : JSON.stringify(value),
    ]),
  )
}

function present(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}

function parsed(opaque: ReadonlyMap<string, string>): Record<string, unknown> {
  return Object.fromEntries([...opaque].map(([name, text]) => [name, JSON.parse(text)]))
}
