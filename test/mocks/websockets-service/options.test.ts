// Options that make no sense are refused when the fake is made.

import { describe, expect, it } from 'vitest'
import { createFakeWebSocketsService } from '../../../mocks/websockets-service/index.ts'
import { setup } from './setup.ts'

const text = (): string => 'x'
const secret = 'sk-3f9e secret'

describe('createFakeWebSocketsService', () => {
  it.each([
    ['options', null],
    ['options', []],
    ['options.accessKey', { accessKey: 'x' }],
    ['options.accessKeys', { accessKeys: [] }],
    ['options.accessKeys', { accessKeys: 'key' }],
    ['options.accessKeys[1]', { accessKeys: ['key', secret] }],
    ['options.accessKeys[0]', { accessKeys: [''] }],
    ['options.scopes', { scopes: 7 }],
    ['options.scopes', { scopes: 'websockets-manager-api' }],
    ['options.scopes', { scopes: 'websockets-manager-api:subscription:*' }],
    ['options.scopes', { scopes: ['websockets-manager-api:query:mess*'] }],
    ['options.scopes', { scopes: { [secret]: '*:*:*' } }],
    ['options.scopes[key]', { accessKeys: ['key'], scopes: { key: 'all' } }],
    ['options.denials', { denials: {} }],
    ['options.denials[0].scope', { denials: [{ scope: '*', reason: 'no' }] }],
    ['options.denials[0].reason', { denials: [{ scope: '*:*:*', reason: '' }] }],
    ['options.denials[0].because', { denials: [{ scope: '*:*:*', reason: 'no', because: 1 }] }],
    ['options.version', { version: 1 }],
    ['options.pageSize', { pageSize: 0 }],
    ['options.pageSize', { pageSize: 1.5 }],
    ['options.keep', { keep: -1 }],
    ['options.pushResult', { pushResult: 'array' }],
    ['options.pushGlobalResult', { pushGlobalResult: 'list' }],
    ['options.refuseRecipient', { refuseRecipient: ['ann'] }],
    ['options.holdGlobalMessages', { holdGlobalMessages: 1 }],
    ['options.holdMessages', { holdMessages: 'yes' }],
    ['options.pushWithoutTopic', { pushWithoutTopic: 'none' }],
    ['options.otherTopic', { otherTopic: false }],
    ['options.severalConnections', { severalConnections: 'oldest' }],
    ['options.expiredStatus', { expiredStatus: 'DELIVERED' }],
    ['options.globalMessageRows', { globalMessageRows: true }],
    ['options.pushResultOrder', { pushResultOrder: 'random' }],
    ['options.listOrder', { listOrder: 'newest' }],
    ['options.messagesItems', { messagesItems: 'Message' }],
    ['options.emptyScope', { emptyScope: '' }],
    ['options.refusedHandshake', { refusedHandshake: 'cut' }],
    ['options.frame', { frame: 'text' }],
    ['options.socketUrl', { socketUrl: 'http://127.0.0.1' }],
    ['options.socketUrl', { socketUrl: 'ws://127.0.0.1/?token=x' }],
    ['options.socketUrl', { socketUrl: 'ws://user:password@127.0.0.1/' }],
    ['options.tokens', { tokens: 'single' }],
    ['options.tokenLifetime', { tokenLifetime: 0 }],
    ['options.peerAddress', { peerAddress: 'localhost' }],
    ['options.clock', { clock: 1 }],
    ['options.schedule', { schedule: {} }],
    ['options.ids.uuid', { ids: { token: text } }],
    ['options.ids.socketId', { ids: { token: text, uuid: text, socketId: text } }],
    ['options.onError', { onError: true }],
  ])('names %s when it is given %j', (argument, options) => {
    expect(() => createFakeWebSocketsService(options as never)).toThrow(
      expect.objectContaining({ name: 'ArgumentError', argument }),
    )
  })

  it('repeats no access key in an error', () => {
    for (const options of [
      { accessKeys: [secret] },
      { scopes: { [secret]: '*:*:*' } },
      { [secret.slice(0, 2)]: secret },
    ]) {
      expect(() => createFakeWebSocketsService(options as never)).toThrow(
        expect.objectContaining({ message: expect.not.stringContaining(secret) }),
      )
    }
  })

  it.each([
    ['with a character that a URI cannot hold', (): string => 'a b', 'must return a token'],
    ['that it gave before', (): string => 'same', 'another token each time'],
  ])('tells its user of ids that give a token %s', async (_, token, message) => {
    const told: unknown[] = []
    const { register } = setup({ ids: { uuid: () => 'x', token }, onError: (error) => told.push(error) })
    const registering = async (): Promise<void> => {
      for (let index = 0; index < 2; index++) await register({ recipient: 'ann' })
    }
    await expect(registering()).rejects.toThrow('Internal server error')
    expect(told).toEqual([expect.objectContaining({ message: expect.stringContaining(message) })])
  })

  it('remembers as many of each as keep says, and forgets the oldest first', async () => {
    const { fake, push, pushGlobal, register, recipient } = setup({ keep: 2 })
    for (let index = 0; index < 9; index++) {
      await push({ recipients: ['ann'], message: String(index) })
      await pushGlobal({ message: String(index) })
      await register({ recipient: 'ann' })
    }
    for (const list of ['messages', 'globalMessages', 'registrations', 'requests'] as const) {
      expect(fake[list].length).toBeGreaterThanOrEqual(2)
      expect(fake[list].length).toBeLessThan(5)
    }
    expect(fake.messages.at(-1)?.message).toBe('8')
    const ann = await recipient('ann')
    for (let index = 0; index < 9; index++) ann.send(String(index))
    expect(fake.frames.at(-1)?.data).toBe('8')
    expect(fake.frames.length).toBeLessThan(5)
  })
})
