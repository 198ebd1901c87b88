import { describe, expect, it } from 'vitest'
import { ApiError, ProtocolError } from '../../../src/errors.ts'
import type { AnswerInfo, Sockudo } from '../../../src/services/sockudo/index.ts'
import { credentials, testClient } from '../../support/client.ts'
import { historyAnswer, historyBody } from '../../support/history-answers.ts'
import { refusedBy, rejectionOf } from '../../support/outcome.ts'
import { expectNothingSecret } from '../../support/secrets.ts'

/** A validate hook that keeps what it is told. */
function recorder(): { readonly validate: (answer: AnswerInfo) => void; readonly seen: AnswerInfo[] } {
  const seen: AnswerInfo[] = []
  return { validate: (answer) => void seen.push(answer), seen }
}

const refusing = (): never => {
  throw new Error('occupied is missing')
}

describe('options.validate', () => {
  it.each([
    ['triggerEvent', (client) => client.trigger('orders', 'created', {})],
    ['triggerBatch', (client) => client.triggerBatch([{ channel: 'orders', name: 'created', data: {} }])],
    ['triggerEvent', (client) => client.sendToUser('1', 'notice', {})],
    ['listChannels', (client) => client.channels()],
    ['getChannel', (client) => client.channel('orders')],
    ['listChannelUsers', (client) => client.channelUsers('presence-a')],
    ['terminateUserConnections', (client) => client.terminateUserConnections('1')],
    ['forceReconnectUser', (client) => client.forceReconnectUser('1')],
    ['getMessage', (client) => client.messages.get('room', 'm-1')],
    ['appendMessage', (client) => client.messages.append('room', 'm-1', 'a')],
    ['deleteAnnotation', (client) => client.annotations.delete('room', 'm-1', 'a-1')],
    ['getHistoryState', (client) => client.operator.history.state('room')],
    ['revokeTokens', (client) => client.revokeTokens({ jti: 'a' })],
    ['GET /channels', (client) => client.request('GET', '/channels')],
  ] satisfies [string, (client: Sockudo) => Promise<unknown>][])(
    'sees the answer to %s with its status, as it came',
    async (operation, call) => {
      const { validate, seen } = recorder()
      const body = { batch: [{}], added_in: '6.0' }
      const { client } = testClient({ validate }, Response.json(body, { status: 201 }))
      await call(client)
      expect(seen).toEqual([{ operation, status: 201, body }])
    },
  )

  it('sees every page of a list', async () => {
    const { validate, seen } = recorder()
    const pages = [historyAnswer([2], { next_cursor: 'c' }), historyAnswer([1])]
    const { client } = testClient({ validate }, ...pages)
    for await (const { serial } of client.history('orders')) expect(serial).toBeLessThan(3)
    expect(seen.map(({ operation }) => operation)).toEqual(['listHistory', 'listHistory'])
    expect(seen[1]?.body).toEqual(historyBody([1]))
  })

  it('sees an answer before the method does, also one that the method cannot read', async () => {
    const { validate, seen } = recorder()
    const { client } = testClient({ validate }, Response.json([1]))
    await rejectionOf(client.channels())
    expect(seen).toEqual([{ operation: 'listChannels', status: 200, body: [1] }])
  })

  it('is not asked about a refusal of the server, which has its own error', async () => {
    const { validate, seen } = recorder()
    const body = { error: 'no', code: 'invalid_input', status: 400 }
    const { client } = testClient({ validate }, Response.json(body, { status: 400 }))
    expect(await rejectionOf(client.channels())).toBeInstanceOf(ApiError)
    expect(seen).toEqual([])
  })

  it.each([
    ['is not JSON', new Response('OK', { headers: { 'content-type': 'text/html' } })],
    ['does not parse', new Response('{"a":', { headers: { 'content-type': 'application/json' } })],
  ])('is not asked about an answer that %s', async (_, answer) => {
    const { validate, seen } = recorder()
    const { client } = testClient({ validate }, answer)
    expect(await rejectionOf(client.channels())).toBeInstanceOf(ProtocolError)
    expect(seen).toEqual([])
  })

  it('is not asked by http, which leaves answers to its caller', async () => {
    const { validate, seen } = recorder()
    const { client } = testClient({ validate }, Response.json({ channels: {} }))
    await client.http.GET('/channels')
    expect(seen).toEqual([])
  })

  it.each([
    ['a text', 'something'],
    ['an object', { then: 'later' }], // oxlint-disable-line unicorn/no-thenable
    ['null', null],
  ])('does not change what the method gives when it returns %s', async (_, verdict) => {
    const { client } = testClient({ validate: () => verdict }, Response.json({ channels: {} }))
    await expect(client.channels()).resolves.toEqual({ channels: {} })
  })
})

describe('an answer that options.validate throws at', () => {
  it('is a ProtocolError with what was thrown as its cause', async () => {
    const cause = new Error('occupied is missing')
    const validate = (): never => {
      throw cause
    }
    const { client } = testClient({ validate }, Response.json({ secret_of_the_answer: 1 }))
    const error = await rejectionOf(client.channel('orders'))
    expect(error).toBeInstanceOf(ProtocolError)
    expect(error).toMatchObject({ operation: 'getChannel', status: 200, effect: 'none', retryable: false })
    expect(error.cause).toBe(cause)
    expect(error.message).toBe('the server answered 200 with JSON that options.validate refuses')
  })

  it('cannot wait: a hook that returns a promise is refused, and its rejection goes nowhere', async () => {
    const validate = async (): Promise<void> => {
      throw new Error('too late')
    }
    const { client } = testClient({ validate: validate as () => void }, Response.json({ occupied: true }))
    const error = await rejectionOf(client.channel('orders'))
    expect(error).toBeInstanceOf(ProtocolError)
    expect(error.cause).toMatchObject({ argument: 'options.validate' })
  })

  it('cannot wait for a thenable of another library either', async () => {
    const settled: string[] = []
    const thenable = {
      // oxlint-disable-next-line unicorn/no-thenable -- it is what is refused
      then(resolve: () => void, reject: (reason: Error) => void): void {
        settled.push('asked')
        reject(new Error('too late'))
        resolve()
      },
    }
    const { client } = testClient({ validate: () => thenable }, Response.json({ occupied: true }))
    const error = await rejectionOf(client.channel('orders'))
    expect(error).toBeInstanceOf(ProtocolError)
    expect(error.cause).toMatchObject({ argument: 'options.validate' })
    await new Promise((resolve) => setTimeout(resolve))
    expect(settled).toEqual(['asked'])
  })

  it('may be of a request that was carried out', async () => {
    const { client } = testClient({ validate: refusing })
    const error = await rejectionOf(client.trigger('orders', 'created', {}))
    expect(error).toMatchObject({ name: 'ProtocolError', operation: 'triggerEvent', effect: 'unknown' })
    expect(error.message).toContain('the server may have acted on the request')
  })

  it('ends a list at the page it is thrown at', async () => {
    const validate = ({ body }: AnswerInfo): void => {
      if ((body as { next_cursor: unknown }).next_cursor === null) throw new Error('the last page')
    }
    const { client } = testClient({ validate }, historyAnswer([2], { next_cursor: 'c' }), historyAnswer([1]))
    const items = client.history('orders')[Symbol.asyncIterator]()
    expect((await items.next()).value?.serial).toBe(2)
    expect(await rejectionOf(items.next())).toMatchObject({ name: 'ProtocolError', operation: 'listHistory' })
  })

  it('may be anything that can be thrown', async () => {
    const validate = (): never => {
      throw 'a text'
    }
    const { client } = testClient({ validate })
    expect(await rejectionOf(client.channels())).toMatchObject({ name: 'ProtocolError', cause: 'a text' })
  })

  it('tells nothing secret: neither the hook nor the error gets key, secret or signature', async () => {
    const { validate, seen } = recorder()
    const { client, fetch } = testClient({ validate })
    await client.trigger('orders', 'created', {})
    expect(JSON.stringify(seen)).not.toContain(credentials.key)
    expect(JSON.stringify(seen)).not.toContain(fetch.requests[0]!.query['auth_signature'])
    const { client: refused } = testClient({ validate: refusing })
    expectNothingSecret(await rejectionOf(refused.trigger('orders', 'created', {})))
  })
})

describe('options.validate itself', () => {
  it.each([['text'], [true], [null], [{}]])('is refused when it is no function: %j', (validate) => {
    const error = refusedBy(() => testClient({ validate: validate as never }))
    expect(error.argument).toBe('options.validate')
  })
})
