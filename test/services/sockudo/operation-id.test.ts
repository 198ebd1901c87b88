import { describe, expect, it } from 'vitest'
import type { DeletePatch, Sockudo, SockudoOptions } from '../../../src/services/sockudo/index.ts'
import { bodiesOf, testClient } from '../../support/client.ts'
import { refusalOf } from '../../support/outcome.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

describe('an operation id', () => {
  const changes = {
    update: (client, opId) => client.messages.update('room', 'm-1', { data: 'a' }, { opId }),
    append: (client, opId) => client.messages.append('room', 'm-1', 'a', { opId }),
    delete: (client, opId) => client.messages.delete('room', 'm-1', {}, { opId }),
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
    for (const [name, change] of table) {
      const error = await refusalOf((client) => change(client, opId as string))
      expect(error).toMatchObject({ argument: 'options.opId', operation: `${name}Message` })
    }
  })
})

describe('an operation id on an encrypted channel', () => {
  const channel = 'private-encrypted-a'
  const encrypted = { encryptionMasterKey: new Uint8Array(32).fill(7) }
  type Change = (client: Sockudo, patch: DeletePatch, opId?: string | boolean) => Promise<unknown>
  const table: [string, Change][] = [
    ['update', (client, patch, opId) => client.messages.update(channel, 'm-1', patch, { opId })],
    ['delete', (client, patch, opId) => client.messages.delete(channel, 'm-1', patch, { opId })],
  ]

  async function idOf(
    change: Change,
    patch: DeletePatch,
    opId?: string | boolean,
    options: Partial<SockudoOptions> = {},
  ): Promise<unknown> {
    const { client, fetch } = testClient({ ...encrypted, ...options })
    await change(client, patch, opId)
    return bodiesOf(fetch)[0]!['op_id']
  }

  it.each(table)('of the caller is refused by %s with data, which is sealed anew', async (name, change) => {
    for (const data of ['a', '', null]) {
      const error = await refusalOf((client) => change(client, { data }, 'op-1'), encrypted)
      expect(error).toMatchObject({ argument: 'options.opId', operation: `${name}Message` })
      expect(error.message).toContain('sealed anew')
    }
  })

  it.each(table)('of the caller goes with %s when there is no data to seal', async (_, change) => {
    expect(await idOf(change, { clearFields: ['data'] }, 'op-1')).toBe('op-1')
    expect(await idOf(change, { data: undefined, extras: {} }, 'op-1')).toBe('op-1')
  })

  it.each(table)('is made for %s with data, with true and by autoIdempotency', async (_, change) => {
    expect(await idOf(change, { data: 'a' }, true)).toMatch(uuid)
    expect(await idOf(change, { data: 'a' }, undefined, { autoIdempotency: true })).toMatch(uuid)
  })

  it.each(table)('need not be there for %s with data', async (_, change) => {
    expect(await idOf(change, { data: 'a' })).toBeUndefined()
    expect(await idOf(change, { data: 'a' }, false, { autoIdempotency: true })).toBeUndefined()
  })
})
