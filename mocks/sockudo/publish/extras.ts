// `extras` as they were sent, put together again from what the server reads of them.

import type { AiExtras, Extras } from './event-body.ts'

export function plainExtras({ opaque, ai, ...known }: Extras): Record<string, unknown> {
  return present({ ...known, ai: ai && plainAi(ai), ...parsed(opaque) })
}

function plainAi({ opaque, ...known }: AiExtras): Record<string, unknown> {
  return present({ ...known, ...parsed(opaque) })
}

function present(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}

function parsed(opaque: ReadonlyMap<string, string>): Record<string, unknown> {
  return Object.fromEntries([...opaque].map(([name, text]) => [name, JSON.parse(text)]))
}
