// What keeps a request from its operation, in the words of the server.

import type { WireAnswer } from '../../fake-server.ts'
import type { FakeUsersDialect } from '../options.ts'
import { bare, json } from './answer.ts'

/** The server's envelope of a failure: the status is 200 all the same. */
export function failed(message: string): WireAnswer {
  return json({ error: true, message })
}

/** Thrown where it is noticed; becomes the answer. */
export class Refusal extends Error {
  readonly answer: WireAnswer

  constructor(answer: WireAnswer, message: string) {
    super(message)
    this.answer = answer
  }
}

/** A request that cannot be read. */
export class Unreadable extends Error {
  readonly status: number

  constructor(status: number, error: string) {
    super(error)
    this.status = status
  }
}

/** The release of tokens wired its handler wrongly, so that Express answers in its place. */
export function unreadable(dialect: FakeUsersDialect, { status, message }: Unreadable): WireAnswer {
  return dialect === 'events' ? json({ message, error: true }) : page(status, message)
}

/** For the same reason a path that does not exist is a mistake there. */
export function nothingHere(dialect: FakeUsersDialect, method: string, target: string): WireAnswer {
  return dialect === 'events'
    ? page(404, `Cannot ${method} ${target}`)
    : page(500, 'TypeError: res.setHeader is not a function')
}

function page(status: number, text: string): WireAnswer {
  const headers = { 'x-content-type-options': 'nosniff', 'content-type': 'text/html; charset=utf-8' }
  return bare(status, `${escaped(text)}\n`, headers)
}

function escaped(text: string): string {
  const names: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  }
  return text.replace(/[&<>"']/g, (letter) => names[letter]!)
}
