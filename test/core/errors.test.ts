import { describe, expect, it } from 'vitest'
import * as errors from '../../src/errors.ts'
import * as root from '../../src/index.ts'

const {
  ApiError,
  ArgumentError,
  ConnectionError,
  EventTooLargeError,
  GraphQLErrors,
  isKitError,
  KitError,
  PartialPublishError,
} = errors
const { MetaRequestError, OriginNotApprovedError } = errors
const { ProtocolError, RequestError, TimeoutError, UnreadableMessageError } = errors

const examples = [
  new KitError('code', 'message'),
  new ArgumentError('channel', 'must be a text'),
  new EventTooLargeError('data', 11, 10, 'triggerEvent'),
  new ApiError('no', { status: 400, code: 'bad_request', body: '', effect: 'none' }),
  new MetaRequestError('Could not find user george3', { operation: 'requestMeta', effect: 'none' }),
  new OriginNotApprovedError('badhost', 'no pattern matches', 'connectUsersEvents'),
  new ConnectionError('gone', { effect: 'unknown' }),
  new TimeoutError(10, { effect: 'unknown' }),
  new ProtocolError(200, 'not JSON', { effect: 'unknown' }),
  new GraphQLErrors({ errors: [{ message: 'no' }], data: null, effect: 'none' }),
  new UnreadableMessageError('{', 'a message is not JSON'),
  new PartialPublishError('triggerEvent', { published: ['a'], failed: ['b'], unknown: [] }, new Error('why')),
]

describe('every error', () => {
  it.each(examples.map((error) => [error.constructor.name, error] as const))(
    '%s carries its class as name',
    (name, error) => {
      expect(error.name).toBe(name)
      expect(String(error)).toBe(`${name}: ${error.message}`)
      expect(error.stack).toContain('errors.test.ts')
    },
  )

  it.each(examples.map((error) => [error.name, error] as const))(
    '%s is an Error and a KitError',
    (_, error) => {
      expect(error).toBeInstanceOf(Error)
      expect(error).toBeInstanceOf(KitError)
      expect(isKitError(error)).toBe(true)
    },
  )

  it('that a request can end with is a RequestError and says what is known about its effect', () => {
    const ended = examples.filter((error) => error instanceof RequestError)
    expect(ended.map(({ name, effect }) => [name, effect])).toEqual([
      ['ApiError', 'none'],
      ['MetaRequestError', 'none'],
      ['OriginNotApprovedError', 'none'],
      ['ConnectionError', 'unknown'],
      ['TimeoutError', 'unknown'],
      ['ProtocolError', 'unknown'],
      ['GraphQLErrors', 'none'],
    ])
  })

  it('for an event that is too large is also an ArgumentError, with its size', () => {
    const error = new EventTooLargeError('events[2].data', 102_401, 102_400, 'triggerBatch')
    expect(error).toBeInstanceOf(ArgumentError)
    expect(error).toMatchObject({
      code: 'event_too_large',
      size: 102_401,
      limit: 102_400,
      operation: 'triggerBatch',
    })
    expect(error.message).toBe(
      'events[2].data is 102401 bytes, over the limit of 102400 bytes (limits.dataBytes)',
    )
  })

  it('can be caught through the package itself', () => {
    expect(root.ApiError).toBe(ApiError)
    const expected = [...Object.keys(errors), 'createSockudo', 'sockudoFromEnv']
    expect(Object.keys(root)).toEqual(expect.arrayContaining(expected))
  })
})

describe('isKitError', () => {
  it('recognises the errors of another copy of the package', async () => {
    const path = '../../src/core/errors/kit-error.ts?copy'
    const copy = (await import(path)) as { KitError: typeof KitError }
    const foreign = new copy.KitError('code', 'message')
    expect(foreign).not.toBeInstanceOf(KitError)
    expect(isKitError(foreign)).toBe(true)
  })

  it.each([
    ['an ordinary error', new Error('no')],
    ['something that looks like one', { name: 'KitError', code: 'x', message: 'y', operation: 'z' }],
    ['null', null],
    ['undefined', undefined],
    ['a text', 'KitError'],
  ])('does not take %s for one', (_, value) => {
    expect(isKitError(value)).toBe(false)
  })

  it('leaves no trace of its mark in what is logged', () => {
    const error = new KitError('some_code', 'message', { operation: 'triggerEvent' })
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: 'KitError',
      code: 'some_code',
      operation: 'triggerEvent',
    })
  })
})
