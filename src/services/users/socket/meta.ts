// Reading and writing what the server keeps for each user.

import { checkWords } from '../../../core/check.ts'
import { ArgumentError, shapeOf } from '../../../core/errors/argument-error.ts'
import { encodeJson } from '../../../protocol/encode-data.ts'
import type { Meta } from '../contract.ts'
import { type Calls, checkCallOptions, runIn, type SocketCallOptions } from './calls.ts'
import type { MetaRequest } from './dialect.ts'
import type { MetaLine } from './meta-line.ts'

/**
 * The data that a server keeps for each user.
 *
 * Calls wait until the connection is approved, and then for each other: an answer does not say what it answers. A call that was
 * given up (by its time or its signal) therefore holds up the next ones until its answer is here. When one of those runs out
 * of time meanwhile, the connection is made anew, and only what was not sent yet is sent.
 *
 * What they reject with: MetaRequestError (the server refuses), TimeoutError, ConnectionError when the connection ends midway
 * (whether a value was written is unknown then, see `effect`), ArgumentError, OriginNotApprovedError.
 */
export interface MetaStore {
  /** @param username - the name or the e-mail address @returns everything that is kept for the user */
  get(username: string, options?: SocketCallOptions): Promise<Meta>
  /** @param property - one name, dots and all @returns the value; undefined where there is none */
  getProperty(username: string, property: string, options?: SocketCallOptions): Promise<unknown>
  /**
   * Replaces everything that is kept for the user.
   *
   * @param meta - an object. The server would read instead of write for what counts as false
   * @returns what is kept now
   */
  set(username: string, meta: Meta, options?: SocketCallOptions): Promise<Meta>
  /**
   * Writes one value and keeps the others.
   *
   * @param property - one name; here, dots in it lead into objects
   * @param value - anything that JSON can carry, also `null`, `false` and `0`. The server would read for undefined
   * @returns the value
   */
  setProperty(
    username: string,
    property: string,
    value: unknown,
    options?: SocketCallOptions,
  ): Promise<unknown>
}

const operation = 'requestMeta'

/** @param renew - makes the connection anew, because the answer that is waited for does not come any more */
export function createMetaStore(calls: Calls, line: MetaLine, renew: () => void): MetaStore {
  const ask = (options: SocketCallOptions = {}, username: string, rest: () => object = () => ({})) =>
    runIn<unknown>(operation, () => {
      checkCallOptions(options)
      const request: MetaRequest = { username: checkWords(username, 'username'), ...rest() }
      const call = calls.start<unknown>(operation, options, () => {
        if (line.isHeldUp(call)) renew()
      })
      line.add(call, request)
      return call.promise
    })
  return {
    get: (username, options) => ask(options, username) as Promise<Meta>,
    getProperty: (username, property, options) =>
      ask(options, username, () => ({ property: checkWords(property, 'property') })),
    set: (username, meta, options) =>
      ask(options, username, () => ({ val: checkMeta(meta) })) as Promise<Meta>,
    setProperty: (username, property, value, options) =>
      ask(options, username, () => ({
        property: checkWords(property, 'property'),
        val: checkValue(value),
      })),
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
