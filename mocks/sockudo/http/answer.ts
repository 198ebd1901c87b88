// What is sent back.

import type { WireAnswer } from '../../fake-server.ts'
import { utf8 } from '../../../src/core/bytes.ts'

export type Answer = WireAnswer

export function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return jsonText(status, JSON.stringify(value), headers)
}

/** JSON that is text already. */
export function jsonText(
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: utf8(text) }
}

/** Text with exactly these headers: some of the server's texts have no Content-Type. */
export function bare(status: number, text: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers, body: utf8(text) }
}

/** What the reader of path, query and body says before an operation begins. */
export function plain(status: number, text: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return bare(status, text, { 'content-type': 'text/plain; charset=utf-8', ...headers })
}
