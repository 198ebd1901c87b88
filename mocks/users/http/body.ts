// The body of a request, as the server's parsers read it.

import { Unreadable } from './failure.ts'
import type { ApiRequest } from './request.ts'

/** Bytes of a body that is parsed; a form with files is not. */
const most = 100 * 1024

const isJson = /^application\/(?:json|vnd\.api\+json)\s*(?:;|$)/i
const isForm = /^application\/x-www-form-urlencoded\s*(?:;|$)/i

/** An empty object for what is neither JSON nor a form. @throws Unreadable */
export function bodyOf({ body, header }: ApiRequest): unknown {
  const type = header('content-type') ?? ''
  if (!isJson.test(type) && !isForm.test(type)) return {}
  if (body.byteLength > most) throw new Unreadable(413, 'Error: request entity too large')
  const text = new TextDecoder().decode(body)
  return isForm.test(type) ? formOf(text) : jsonOf(text)
}

function jsonOf(text: string): unknown {
  if (text === '') return {}
  // Neither numbers nor texts by themselves.
  if (!/^[\t\n\r ]*[[{]/.test(text)) throw new Unreadable(400, 'Error: invalid json')
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Unreadable(400, String(error))
  }
}

/** Members by their name; what is in brackets is one within another. */
function formOf(text: string): Record<string, unknown> {
  const form: Record<string, unknown> = {}
  for (const [name, value] of new URLSearchParams(text)) {
    const [first = '', ...rest] = name.split(/\]?\[|\]$/).filter((part, index) => index === 0 || part !== '')
    put(form, first, rest, value)
  }
  return form
}

function put(
  holder: Record<string, unknown>,
  name: string,
  [next, ...rest]: readonly string[],
  value: string,
): void {
  const own = Object.hasOwn(holder, name) ? holder[name] : undefined
  const member = { enumerable: true, writable: true, configurable: true }
  if (next === undefined) return void Object.defineProperty(holder, name, { ...member, value })
  const inner = typeof own === 'object' && own !== null ? (own as Record<string, unknown>) : {}
  put(inner, next, rest, value)
  Object.defineProperty(holder, name, { ...member, value: inner })
}

/** A part of a path. @throws Unreadable */
export function decodedParam(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    throw new Unreadable(400, `TypeError: Failed to decode param '${segment}'`)
  }
}
