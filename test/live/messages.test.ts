// Versioned messages of the real server through the named methods.

import { afterAll, describe, expect, inject, test } from 'vitest'
import { createSockudo } from '../../src/services/sockudo/index.ts'

const { url } = inject('sockudo')
const sockudo = createSockudo(url, { encryptionMasterKey: new Uint8Array(32) })
const run = Math.random().toString(36).slice(2, 8)
const own = (name: string): string => `messages-${run}-${name}`
const { messages } = sockudo
afterAll(() => sockudo.close())

async function published(channel: string, data: unknown = 'one', extras = {}): Promise<string> {
  const options = { messageId: `${run}-${channel}`, extras }
  const { channels } = await sockudo.trigger(channel, 'message', data, options)
  return channels![channel]!.message_serial!
}

describe('a message', () => {
  test('is read as it was published', async () => {
    const channel = own('get')
    const serial = await published(channel, { id: 1 })
    const { item } = await messages.get(channel, serial)
    expect(item).toMatchObject({
      action: 'create',
      name: 'message',
      data: '{"id":1}',
      message_serial: serial,
    })
  })

  test('is updated, appended to and deleted, and keeps every version', async () => {
    const channel = own('versions')
    const serial = await published(channel)
    await messages.update(channel, serial, { name: 'corrected', data: 'two' }, { description: 'a typo' })
    await messages.append(channel, serial, ' and three')
    await messages.delete(channel, serial, {}, { clientId: 'ann' })
    const versions: unknown[][] = []
    for await (const { action, data, version } of messages.versions(channel, serial, { pageSize: 2 }))
      versions.push([action, data, version.description, version.client_id])
    expect(versions).toEqual([
      ['delete', 'two and three', undefined, 'ann'],
      ['append', ' and three', undefined, undefined],
      ['update', 'two', 'a typo', undefined],
      ['create', 'one', undefined, undefined],
    ])
  })

  test('shows in history as it is now', async () => {
    const channel = own('history')
    const serial = await published(channel)
    await messages.update(channel, serial, { data: { text: 'now' } })
    const { items } = await sockudo.history(channel).page()
    expect(items).toHaveLength(1)
    expect(items[0]?.message).toMatchObject({ action: 'update', data: '{"text":"now"}' })
  })

  test('is changed once under one id, and not to something else', async () => {
    const channel = own('once')
    const serial = await published(channel)
    const first = await messages.append(channel, serial, '!', { opId: 'op-1' })
    const again = await messages.append(channel, serial, '!', { opId: 'op-1' })
    expect([first.status, again.status]).toEqual(['applied', 'duplicate'])
    expect(again.version_serial).toBe(first.version_serial)
    await expect(messages.append(channel, serial, '?', { opId: 'op-1' })).rejects.toMatchObject({
      status: 400,
    })
    expect((await messages.get(channel, serial)).item.data).toBe('one!')
  })

  test('loses the fields that are cleared', async () => {
    const channel = own('clear')
    const serial = await published(channel)
    await messages.delete(channel, serial, { clearFields: ['data', 'extras', 'name'] })
    const { item } = await messages.get(channel, serial)
    expect([item.data, item.extras, item.name]).toEqual([undefined, undefined, undefined])
  })

  test('stays sealed on an encrypted channel', async () => {
    const channel = `private-encrypted-${own('sealed')}`
    const serial = await published(channel, 'one')
    await messages.update(channel, serial, { data: { text: 'secret' } })
    const { item } = await messages.get(channel, serial)
    expect(JSON.stringify(item)).not.toContain('secret')
    expect(sockudo.openEvent(channel, item.data)).toEqual({ text: 'secret' })
  })

  test('is changed on an encrypted channel under an id that is made for each call', async () => {
    const channel = `private-encrypted-${own('sealed-ids')}`
    const serial = await published(channel, 'one')
    for (const data of ['two', 'two']) {
      const { status } = await messages.update(channel, serial, { data }, { opId: true })
      expect(status).toBe('applied')
    }
    const { item } = await messages.get(channel, serial)
    expect(sockudo.openEvent(channel, item.data)).toBe('two')
  })

  test('is not changed twice on an encrypted channel when only what is not sealed changes', async () => {
    const channel = `private-encrypted-${own('cleared')}`
    const serial = await published(channel, 'one')
    const clear = () => messages.update(channel, serial, { clearFields: ['data'] }, { opId: 'op-1' })
    expect([(await clear()).status, (await clear()).status]).toEqual(['applied', 'duplicate'])
  })

  test('that nobody published is not found', async () => {
    await expect(messages.get(own('none'), 'no-such-serial')).rejects.toMatchObject({
      status: 404,
      code: 'not_found',
      operation: 'getMessage',
    })
  })
})

describe('an AI stream', () => {
  test('grows by appends and takes none after its end', async () => {
    const channel = `ai-${own('stream')}`
    const status = (value: string) => ({ ai: { transport: { status: value } } })
    const serial = await published(channel, '', status('streaming'))
    for (const token of ['The ', 'answer']) await messages.append(channel, serial, token)
    await messages.append(channel, serial, '', { extras: status('complete') })
    expect((await messages.get(channel, serial)).item.data).toBe('The answer')
    await expect(messages.append(channel, serial, '!')).rejects.toMatchObject({ status: 400 })
  })
})
