import { describe, expect, it } from 'vitest'
import type { Sockudo, SockudoOptions } from '../../../src/services/sockudo/index.ts'
import { bodiesOf, testClient } from '../../support/client.ts'
import { refusalOf } from '../../support/outcome.ts'

describe('an operation id', () => {
  const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
  const changes = {
    update: (client, opId) => client.messages.update('room', 'm-1', { data: 'a', opId }),
    append: (client, opId) => client.messages.append('room', 'm-1', 'a', { opId }),
    delete: (client, opId) => client.messages.delete('room', 'm-1', { opId }),
  } satisfies Record<string, (client: Sockudo, opId: string | boolean | undefined) => Promise<unknown>>
  const table = Object.entries(changes)

  /** The ids that two calls send. */
  async function idsOf(
    change: (typeof table)[number][1],
    opId: string | boolean | undefined,
    options: Partial<SockudoOptions> = {},
  ): Promise<unknown[]> {
    const { client, fetch } = testClient(options)
    await change(client, opId)
    await change(client, opId)
    return bodiesOf(fetch).map((body) => body['op_id'])
  }

  it.each(table)('is absent from %s when none was asked for', async (_, change) => {
    expect(await idsOf(change, undefined)).toEqual([undefined, undefined])
  })

  it.each(table)('of the caller goes with %s as it is', async (_, change) => {
    expect(await idsOf(change, 'op 1', { autoIdempotency: true })).toEqual(['op 1', 'op 1'])
  })

  it.each(table)('is made anew for each %s with true', async (_, change) => {
    const ids = await idsOf(change, true)
    expect(ids).toEqual([expect.stringMatching(uuid), expect.stringMatching(uuid)])
    expect(ids[0]).not.toBe(ids[1])
  })

  it.each(table)('is made for each %s of a client with autoIdempotency', async (_, change) => {
    const ids = await idsOf(change, undefined, { autoIdempotency: true })
    expect(ids).toEqual([expect.stringMatching(uuid), expect.stringMatching(uuid)])
    expect(ids[0]).not.toBe(ids[1])
  })

  it.each(table)('is left out of %s with false, also by a client with autoIdempotency', async (_, change) => {
    expect(await idsOf(change, false, { autoIdempotency: true })).toEqual([undefined, undefined])
  })

  it.each(['x'.repeat(64), 'ä'.repeat(32), '🎉'.repeat(16)])('of 64 bytes is taken: %#', async (opId) => {
    expect(await idsOf(changes.append, opId)).toEqual([opId, opId])
  })

  it.each([
    ['65 bytes', 'x'.repeat(65)],
    ['65 bytes of 33 characters', `x${'ä'.repeat(32)}`],
    ['empty text', ''],
    ['a number', 5],
    ['null', null],
    ['half of a surrogate pair', '\ud83d'],
  ])('that is %s is refused', async (_, opId) => {
    const update = await refusalOf((client) => changes.update(client, opId as string))
    expect(update).toMatchObject({ argument: 'patch.opId', operation: 'updateMessage' })
    const append = await refusalOf((client) => changes.append(client, opId as string))
    expect(append).toMatchObject({ argument: 'options.opId', operation: 'appendMessage' })
  })
})
