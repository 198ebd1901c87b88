// What an access key may do: its scope, and denials.

import { describe, expect, it } from 'vitest'
import type { FakeWebSocketsServiceOptions } from '../../../mocks/websockets-service/index.ts'
import { setup } from './setup.ts'

const operations: Readonly<Record<string, string>> = {
  registerRecipient: 'mutation { registerRecipient(input: { recipient: "ann" }) { token } }',
  pushMessage: 'mutation { pushMessage(input: { recipients: ["ann"], message: "x" }) { item { id } } }',
  pushGlobalMessage: 'mutation { pushGlobalMessage(input: { message: "x" }) { id } }',
  messages: '{ messages { nextToken } }',
  globalMessages: '{ globalMessages { nextToken } }',
  version: '{ version }',
}
const all = Object.keys(operations)
const mutations = ['registerRecipient', 'pushMessage', 'pushGlobalMessage']

/** The operations that a key may run. */
async function allowed(
  options: FakeWebSocketsServiceOptions,
  key = 'access-key',
): Promise<readonly string[]> {
  const { post } = setup(options)
  const may: string[] = []
  for (const [name, query] of Object.entries(operations)) {
    const { status, body } = await post({ query }, { 'x-api-key': key })
    expect(status).toBe(200)
    if (body.errors === undefined) may.push(name)
  }
  return may
}

describe('the scope of a key', () => {
  it.each([
    ['nothing said', undefined, all],
    [
      'websockets-manager-api:query:* websockets-manager-api:mutation:*',
      'websockets-manager-api:query:* websockets-manager-api:mutation:*',
      all,
    ],
    ['websockets-manager-api:mutation:*', 'websockets-manager-api:mutation:*', mutations],
    [
      'a list',
      ['websockets-manager-api:query:version', '*:mutation:pushMessage'],
      ['pushMessage', 'version'],
    ],
    ['*:*:messages', '*:*:messages', ['messages']],
    ['another service', 'email-api:mutation:*', []],
    ['a kind that the resolver is not of', 'websockets-manager-api:query:pushMessage', []],
    ['an empty scope', '', all],
  ])('with %s allows what it names', async (_, scopes, expected) => {
    expect(await allowed({ scopes })).toEqual(expected)
  })

  it('is one for each key where they are named, and everything for a key that is not', async () => {
    const options = {
      accessKeys: ['reader', 'writer', 'both'],
      scopes: {
        reader: 'websockets-manager-api:query:*',
        writer: ['websockets-manager-api:mutation:pushMessage'],
      },
    }
    expect(await allowed(options, 'reader')).toEqual(['messages', 'globalMessages', 'version'])
    expect(await allowed(options, 'writer')).toEqual(['pushMessage'])
    expect(await allowed(options, 'both')).toEqual(all)
  })

  it('fails the field that it does not allow, and no other', async () => {
    const { post, fake } = setup({ scopes: 'websockets-manager-api:mutation:pushGlobalMessage' })
    const query = `mutation {
      pushMessage(input: { recipients: ["ann"], message: "x" }) { item { id } }
      pushGlobalMessage(input: { message: "x" }) { message }
    }`
    const { status, body } = await post({ query })
    expect(status).toBe(200)
    expect(body.data).toEqual({ pushMessage: null, pushGlobalMessage: { message: 'x' } })
    expect(body.errors).toMatchObject([{ path: ['pushMessage'] }])
    expect([fake.messages, fake.globalMessages.length]).toEqual([[], 1])
  })

  it('is asked under the name of the field, not under its alias', async () => {
    const { run } = setup({ scopes: 'websockets-manager-api:query:version' })
    await expect(run('{ version: messages { nextToken } }')).rejects.toThrow('messages')
  })

  it('never forbids to ask for __typename', async () => {
    const { run } = setup({ scopes: 'email-api:query:*' })
    expect(await run('{ __typename }')).toEqual({ __typename: 'Query' })
  })
})

describe('a denial', () => {
  const reason = 'Your contract ended in May. Call us.'

  it('blocks what it names, with its reason for a message', async () => {
    const { run, fake } = setup({
      denials: [{ scope: 'websockets-manager-api:mutation:pushMessage', reason }],
    })
    await expect(run(operations['pushMessage']!)).rejects.toThrow(reason)
    expect(await run(operations['version']!)).toEqual({ version: '1.0.0' })
    expect(fake.messages).toEqual([])
  })

  it('counts more than the scope of the key', async () => {
    const denials = [{ scope: '*:query:*', reason }]
    expect(await allowed({ scopes: '*:*:*', denials })).toEqual(mutations)
  })
})
