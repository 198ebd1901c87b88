import { describe, expect, it } from 'vitest'
import { ApiError, ProtocolError, TimeoutError } from '../../../src/errors.ts'
import type { RecordedRequest } from '../../../src/testing/index.ts'
import { testClient } from '../../support/client.ts'
import { historyAnswer, historyBody, type PageParts } from '../../support/history-answers.ts'
import { rejectionOf } from '../../support/outcome.ts'
import { expectNothingSecret } from '../../support/secrets.ts'

/** Page after page of one item, without end. */
function endless(
  wait: () => Promise<unknown> = async () => {},
): (request: RecordedRequest) => Promise<Response> {
  return async ({ query }) => {
    await wait()
    const serial = Number(query['cursor'] ?? 1)
    return historyAnswer([serial], { next_cursor: `${serial + 1}` })
  }
}

const after = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

describe('an answer that is not a page of history is a ProtocolError', () => {
  it.each([
    ['no items', { items: undefined }, 'undefined as items'],
    ['items that are no list', { items: {} }, 'an object (Object) as items'],
    ['items that are null', { items: null }, 'null as items'],
    ['an item that is null', { items: [null] }, 'undefined as the serial of an item'],
    ['an item without a serial', { items: [{ serial: 1 }, {}] }, 'undefined as the serial of an item'],
    ['a serial as text', { items: [{ serial: '1' }] }, 'a string of 1 characters as the serial of an item'],
    ['a cursor that is a number', { next_cursor: 5 }, 'a number as the next cursor'],
    ['an empty cursor', { next_cursor: '' }, 'an empty string as the next cursor'],
    [
      'more pages and no cursor to them',
      { has_more: true, next_cursor: null },
      'undefined as the next cursor',
    ],
    ['no word about more pages', { has_more: undefined }, 'undefined as has_more'],
    ['more pages as text', { has_more: 'no' }, 'a string of 2 characters as has_more'],
    [
      'continuity without its flag',
      { continuity: { truncated_by_retention: undefined } },
      'undefined as continuity.truncated_by_retention',
    ],
    [
      'a flag as text',
      { continuity: { truncated_by_retention: 'no' } },
      'a string of 2 characters as continuity.truncated_by_retention',
    ],
  ] as [string, PageParts, string][])('%s', async (_, parts, said) => {
    const { client } = testClient({}, historyAnswer([], parts))
    const error = await rejectionOf(client.history('orders').page())
    expect(error).toBeInstanceOf(ProtocolError)
    expect(error).toMatchObject({ operation: 'listHistory', status: 200, effect: 'none', retryable: false })
    expect(error.message).toContain(said)
    expectNothingSecret(error)
  })

  it.each([
    ['continuity', undefined],
    ['continuity', null],
    ['continuity', true],
    ['stream_state', undefined],
    ['stream_state', 'healthy'],
  ])('%s that is %s', async (part, value) => {
    const { client } = testClient({}, Response.json({ ...historyBody([1]), [part]: value }))
    const error = await rejectionOf(client.history('orders').page())
    expect(error).toBeInstanceOf(ProtocolError)
    expect(error.message).toContain(`as ${part}, expected an object`)
  })

  it.each([
    ['a list', Response.json([])],
    ['a page of markup', new Response('<html>', { headers: { 'content-type': 'text/html' } })],
    ['nothing', new Response(null, { status: 204 })],
  ])('%s', async (_, answer) => {
    const { client } = testClient({}, answer)
    const error = await rejectionOf(client.history('orders').page())
    expect(error).toMatchObject({ name: 'ProtocolError', operation: 'listHistory', effect: 'none' })
  })

  it('also on the second page, after the items of the first', async () => {
    const { client } = testClient({}, historyAnswer([1], { next_cursor: 'a' }), Response.json({}))
    const items = client.history('orders')[Symbol.asyncIterator]()
    expect((await items.next()).value?.serial).toBe(1)
    expect(await rejectionOf(items.next())).toBeInstanceOf(ProtocolError)
  })
})

describe('a refusal of the server', () => {
  it('rejects with its code and names the operation', async () => {
    const body = { error: 'Durable history is disabled', code: 'feature_disabled', status: 422 }
    const { client } = testClient({}, Response.json(body, { status: 422 }))
    const error = await rejectionOf(client.history('orders').page())
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({
      code: 'feature_disabled',
      status: 422,
      operation: 'listHistory',
      effect: 'none',
    })
  })
})

describe('a signal', () => {
  it('ends a list between two pages, and nothing more is sent', async () => {
    const controller = new AbortController()
    const { client, fetch } = testClient({}, endless())
    const items = client.history('orders', { signal: controller.signal })[Symbol.asyncIterator]()
    await items.next()
    controller.abort('enough')
    expect(await rejectionOf(items.next())).toBe('enough')
    expect(fetch.requests).toHaveLength(1)
  })

  it('ends a page that is under way', async () => {
    const controller = new AbortController()
    const { client } = testClient(
      {},
      endless(() => new Promise(() => {})),
    )
    const page = rejectionOf(client.history('orders', { signal: controller.signal }).page())
    setTimeout(() => controller.abort('enough'), 10)
    expect(await page).toBe('enough')
  })

  it('that is aborted already lets nothing be sent', async () => {
    const { client, fetch } = testClient({}, endless())
    const list = client.history('orders', { signal: AbortSignal.abort('no') })
    expect(await rejectionOf(list.page())).toBe('no')
    expect(fetch.requests).toEqual([])
  })
})

describe('a timeout', () => {
  it('is for each page, so that a long list may take longer', async () => {
    const { client } = testClient(
      {},
      endless(() => after(100)),
    )
    const serials: number[] = []
    for await (const { serial } of client.history('orders', { timeout: 250 })) {
      serials.push(serial)
      if (serial === 4) break
    }
    expect(serials).toEqual([1, 2, 3, 4])
  })

  it('ends a page that takes too long', async () => {
    const { client } = testClient(
      { timeout: 20 },
      endless(() => new Promise(() => {})),
    )
    const error = await rejectionOf(client.history('orders').page())
    expect(error).toBeInstanceOf(TimeoutError)
    expect(error).toMatchObject({ operation: 'listHistory', timeout: 20, effect: 'none' })
  })
})

describe('close()', () => {
  it('waits for the page under way, and lets no further one be asked for', async () => {
    let answer = (): void => {}
    const { client, fetch } = testClient(
      {},
      endless(() => new Promise<void>((resolve) => (answer = resolve))),
    )
    const items = client.history('orders')[Symbol.asyncIterator]()
    const first = items.next()
    const closing = client.close()
    expect(await Promise.race([closing, after(10).then(() => 'still open')])).toBe('still open')
    answer()
    expect((await first).value?.serial).toBe(1)
    await closing
    expect(await rejectionOf(items.next())).toMatchObject({ code: 'client_closed', operation: 'listHistory' })
    expect(fetch.requests).toHaveLength(1)
  })

  it('does not wait for a list that nobody reads on', async () => {
    const { client } = testClient({}, endless())
    for await (const item of client.history('orders')) if (item.serial === 2) break
    await expect(client.close()).resolves.toBeUndefined()
  })
})
