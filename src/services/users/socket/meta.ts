// Reading and writing what the server keeps for each user.

import { checkWords } from '../../../core/check.ts'
import { ArgumentError, shapeOf } from '../../../core/errors/argument-error.ts'
import { encodeJson } from '../../../core/encode-json.ts'
import type { Meta } from '../contract.ts'
import { type Calls, checkCallOptions, runIn, type SocketCallOptions } from './calls.ts'
import type { MetaLine } from './meta-line.ts'
import type { MetaStore } from './meta-store.ts'

const operation = 'requestMeta'

export function createMetaStore(calls: Calls, line: MetaLine): MetaStore {
  const ask = (username: string, rest: () => object, options: SocketCallOptions = {}) =>
    runIn<unknown>(operation, () => {
      checkCallOptions(options)
      const request = { username: checkWords(username, 'username'), ...rest() }
      const call = calls.start<unknown>(operation, options)
      line.add(call, request)
      return call.promise
    })
  return {
    get: (username, options) => ask(username, () => ({}), options) as Promise<Meta>,
    getProperty: (username, property, options) =>
      ask(username, () => ({ property: checkWords(property, 'property') }), options),
    set: (username, meta, options) =>
      ask(username, () => ({ val: checkMeta(meta) }), options) as Promise<Meta>,
    setProperty: (username, property, value, options) =>
      ask(username, () => ({ property: checkWords(property, 'property'), val: checkValue(value) }), options),
  }
}

/** The server takes what counts as false for a question, and answers with what it has. */
function checkMeta(meta: unknown): object {
  if (!meta) {
    const rule = `must be an object, received ${shapeOf(meta)}; the server would read instead of write`
    throw new ArgumentError('meta', rule)
  }
  const content: unknown = JSON.parse(encodeJson(meta, 'meta'))
  if (typeof content === 'object' && content !== null && !Array.isArray(content)) return content
  throw new ArgumentError('meta', `must be an object of names and values, received ${shapeOf(content)}`)
}

function checkValue(value: unknown): unknown {
  if (value === undefined) {
    const rule = 'must be a value, received undefined; the server would read instead of write'
    throw new ArgumentError('value', rule)
  }
  // As it is now: what is changed before it is sent does not count.
  return JSON.parse(encodeJson(value, 'value'))
}
