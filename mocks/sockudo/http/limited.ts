// What the limiter in front of the signed API says.

import { type Answer, json } from './answer.ts'

export function limited(headers: Readonly<Record<string, string>> = {}): Answer {
  return json(
    429,
    { error: 'Too Many Requests', message: 'Rate limit exceeded. Please try again later.' },
    headers,
  )
}

export function uncountable(headers: Readonly<Record<string, string>> = {}): Answer {
  return json(500, { error: 'Internal Server Error', message: 'Rate limiter backend unavailable.' }, headers)
}
