// How a handler says no: a status and a word, nothing of the request.

import { json } from './json.ts'

export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly status: number

  constructor(status: 400 | 401 | 403 | 405 | 413 | 415, word: string) {
    super(word)
    this.status = status
  }

  response(): Response {
    const allow = this.status === 405 ? { allow: 'POST' } : {}
    return json(this.status, { error: this.message }, allow)
  }
}
