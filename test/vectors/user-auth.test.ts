import { describe, expect, it } from 'vitest'
import { subscriptionSigner } from '../../src/protocol/index.ts'
import { testClient } from '../support/client.ts'
import { refusedBy } from '../support/outcome.ts'
import vectors from './user-auth.json' with { type: 'json' }

interface Vector {
  readonly name: string
  readonly kind: string
  readonly inputs: {
    readonly key: string
    readonly secret: string
    readonly socket_id: string
    readonly user_data: string
    readonly value?: unknown
  }
  readonly expected: { readonly auth?: string }
}

const all = vectors as unknown as readonly Vector[]
const signatures = all.filter(({ kind }) => kind === 'user_auth')

describe('a sign-in has the published signature', () => {
  it.each(signatures)('$name by authenticateUser', ({ inputs, expected }) => {
    const { key, secret, socket_id, user_data } = inputs
    const { client } = testClient({ key, secret })
    expect(client.authenticateUser(socket_id, JSON.parse(user_data))).toEqual({
      auth: expected.auth,
      user_data,
    })
  })

  it.each(signatures)('$name by subscriptionSigner', ({ inputs, expected }) => {
    const { key, secret, socket_id, user_data } = inputs
    expect(subscriptionSigner({ key, secret }).user(socket_id, user_data)).toBe(expected.auth)
  })
})

describe('user data is refused as published', () => {
  it.each(all.filter(({ kind }) => kind === 'validation_user_data'))('$name', ({ inputs }) => {
    const { client } = testClient()
    const error = refusedBy(() => client.authenticateUser('1.2', inputs.value as never))
    expect(error.argument).toBe(typeof inputs.value === 'object' ? 'user.id' : 'user')
  })
})
