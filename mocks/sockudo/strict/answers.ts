// The answers of the HTTP API as Pusher writes them: nothing but an empty object, or a sentence.

import { fromUtf8 } from '../../../src/core/bytes.ts'
import { type Answer, json, plain } from '../http/answer.ts'

export function textAnswer(answer: Answer): Answer {
  if (answer.headers['content-type'] !== 'application/json') return answer
  const value = JSON.parse(fromUtf8(answer.body)) as Readonly<Record<string, unknown>>
  const headers = without(answer.headers, 'content-type')
  if (answer.status >= 400 && typeof value['error'] === 'string') {
    const { body, headers: own } = plain(answer.status, value['error'])
    return { status: answer.status, headers: { ...headers, ...own }, body }
  }
  return Object.keys(value).join() === 'ok' ? json(answer.status, {}, headers) : answer
}

function without(headers: Answer['headers'], name: string): Answer['headers'] {
  return Object.fromEntries(Object.entries(headers).filter(([other]) => other !== name))
}
