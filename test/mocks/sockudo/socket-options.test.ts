// Options about sockets that make no sense, and the limits that sockets meet.

import { describe, expect, it } from 'vitest'
import { createFakeSockudo, type FakeSockudoOptions } from '../../../mocks/sockudo/index.ts'
import { enter } from './authorized.ts'
import { connect, connected, problem } from './client.ts'
import { setup } from './setup.ts'

const app = { id: 'app-id', key: 'app-key', secret: 'app-secret' }

describe('an option is refused', () => {
  it.each<[string, FakeSockudoOptions]>([
    ['options.authorizationTimeout', { authorizationTimeout: 0 }],
    ['options.limits.presenceMemberBytes', { limits: { presenceMemberBytes: 1000 } }],
    ['options.limits.frames', { limits: { frames: 0 } }],
    ['options.limits.presenceMembers', { limits: { presenceMembers: -1 } }],
    [
      'options.apps[0].allowedOrigins',
      { apps: [{ ...app, allowedOrigins: 'https://example.com' as never }] },
    ],
    ['options.apps[0].allowedOrigins[1]', { apps: [{ ...app, allowedOrigins: ['*', ''] }] }],
    ['options.apps[0].allowedOrigins[0]', { apps: [{ ...app, allowedOrigins: ['*.*.com'] }] }],
  ])('%s', (name, options) => {
    expect(() => createFakeSockudo(options)).toThrow(`${name} must be`)
  })
})

describe('a socket', () => {
  it.each([[[]], [['*']], [['Any']]])('is let in from everywhere by the list %j', (allowedOrigins) => {
    expect(connect(setup({ apps: [{ ...app, allowedOrigins }] }).fake).ended).toBeUndefined()
  })

  it('has the time that was chosen to sign in', () => {
    const { fake, time } = setup({ authorizationTimeout: 5000 })
    const client = connected(fake)
    time.advance(4999)
    expect(client.ended).toBeUndefined()
    time.advance(1)
    expect(client.ended).toMatchObject({ code: 4009 })
  })

  it('may send its frames again after a minute', () => {
    const { fake, time } = setup({ limits: { frames: 1 } })
    const client = connected(fake)
    const pong = { event: 'pusher:pong' }
    const refusal = problem(4301, 'Client event rejected due to rate limit')
    for (const _ of [1, 2]) client.send({ event: 'pusher:ping' })
    expect(client.frames()).toEqual([pong, refusal])
    time.advance(60_000)
    client.send({ event: 'pusher:ping' })
    expect(client.frames()).toEqual([pong])
  })

  it('finds room in a presence channel when somebody left', () => {
    const { fake } = setup({ limits: { presenceMembers: 1 } })
    const [ann, ben] = [connected(fake), connected(fake)]
    enter(ann, 'presence-room', 'ann')
    enter(ben, 'presence-room', 'ben')
    expect(ben.frames()).toEqual([problem(4100, 'Over capacity')])
    ann.leave()
    enter(ben, 'presence-room', 'ben')
    expect(fake.members).toMatchObject([{ userId: 'ben' }])
  })
})
