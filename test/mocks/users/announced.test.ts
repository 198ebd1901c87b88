// What the fake tells its sockets by itself, in which frames, and whom.

import { describe, expect, it } from 'vitest'
import { refusedBy } from '../../support/outcome.ts'
import { setupUsers } from './setup.ts'

const key = { 'users-api-key': 'my-secret-key' }
const file = { name: 'cat.png', size: 3 }
const bucket = { name: 'pictures' }

function emitAll({ emit }: ReturnType<typeof setupUsers>['fake']): void {
  emit.login('george')
  emit.logout('george')
  emit.activated('george')
  emit.removed('george')
  emit.fileUploaded('george', file)
  emit.fileRemoved('george', file)
  emit.bucketUploaded('george', bucket)
  emit.bucketRemoved('george', bucket)
}

const aFile = expect.objectContaining({ ...file, user: 'george', parentFile: null, isPublic: true })
const aBucket = expect.objectContaining({ ...bucket, user: 'george', memoryUsed: 0 })

describe('an event', () => {
  it('has its number, and its user where the release says whose it is', () => {
    const { fake, connect } = setupUsers()
    const client = connect()
    emitAll(fake)
    expect(client.frames()).toEqual([
      { eventType: 1, username: 'george' },
      { eventType: 2, username: 'george' },
      { eventType: 3, username: 'george' },
      { eventType: 4, username: 'george' },
      { eventType: 5, username: 'george', file: aFile },
      { eventType: 6, file: aFile },
      { eventType: 7, username: 'george', bucket: aBucket },
      { eventType: 8, bucket: aBucket },
    ])
  })

  it('reaches every socket that was approved', () => {
    const { fake, connect } = setupUsers()
    const clients = [connect(), connect({ origin: 'http://localhost:3000' }), connect({ origin: 'badhost' })]
    fake.emit.login('george')
    expect(clients.map((client) => client.frames().length)).toEqual([1, 1, 0])
    expect(fake.events).toMatchObject([{ name: 'Login', connections: ['socket-1', 'socket-2'] }])
  })

  it('has a bucket with text for name, identifier, user and _id, and numbers for created and memoryUsed', () => {
    const { fake, connect } = setupUsers()
    const client = connect()
    fake.emit.bucketUploaded('george')
    expect(client.frames()[0].bucket).toEqual({
      name: 'george-bucket',
      identifier: expect.stringMatching(/^webinate-bucket-.{8}$/),
      user: 'george',
      _id: expect.any(String),
      created: expect.any(Number),
      memoryUsed: 0,
    })
  })

  it('has a file with every member that the server gives one', () => {
    const { fake, connect } = setupUsers()
    const client = connect()
    fake.emit.fileUploaded('george', { meta: { tags: ['cat'] } })
    const [{ file: told }] = client.frames()
    expect(told.publicURL).toBe(`https://storage.googleapis.com/${told.bucketId}/${told.identifier}`)
    expect(told).toMatchObject({
      bucketName: 'george-bucket',
      numDownloads: 0,
      mimeType: 'image/png',
      meta: { tags: ['cat'] },
    })
  })

  it.each([
    ['file', 'x'],
    ['file', null],
    ['file.colour', { colour: 'red' }],
    ['file.size', { size: 'big' }],
    ['file.size', { size: Number.NaN }],
    ['file.isPublic', { isPublic: 1 }],
    ['file.parentFile', { parentFile: 7 }],
    ['file.meta', { meta: () => {} }],
    ['bucket', ['pictures']],
    ['bucket.memoryUsed', { memoryUsed: '3' }],
    ['bucket.size', { size: 3 }],
  ])('is refused where %s is wrong (%j)', (argument, wrong) => {
    const { fake } = setupUsers()
    const { fileUploaded, fileRemoved, bucketUploaded, bucketRemoved } = fake.emit
    const emitters = argument.startsWith('file')
      ? [fileUploaded, fileRemoved]
      : [bucketUploaded, bucketRemoved]
    for (const emit of emitters)
      expect(refusedBy(() => emit('george', wrong as never))).toMatchObject({ argument })
    expect(fake.events).toEqual([])
  })

  it('of nobody is refused', () => {
    const { fake } = setupUsers()
    expect(() => fake.emit.login('')).toThrow('username must be the name of a user')
  })

  it('reaches the others where the socket of one is broken, which is told', () => {
    const errors: unknown[] = []
    const { fake, connect } = setupUsers({ onError: (error) => errors.push(error) })
    const [broken, other] = [connect(), connect()]
    broken.breakDown()
    fake.emit.login('george')
    expect([broken.ended, other.frames().length, errors.length, fake.connections.length]).toEqual([
      'cut',
      1,
      1,
      1,
    ])
  })
})

describe('a token', () => {
  it('has its name as its type, and its user always', () => {
    const { fake, connect } = setupUsers({ dialect: 'tokens' })
    const client = connect(key)
    emitAll(fake)
    expect(client.frames()).toEqual([
      { type: 'Login', username: 'george' },
      { type: 'Logout', username: 'george' },
      { type: 'Activated', username: 'george' },
      { type: 'Removed', username: 'george' },
      { type: 'FileUploaded', username: 'george', file: aFile },
      { type: 'FileRemoved', username: 'george', file: aFile },
      { type: 'BucketUploaded', username: 'george', bucket: aBucket },
      { type: 'BucketRemoved', username: 'george', bucket: aBucket },
    ])
  })

  it('reaches who has the key, and the user whom it is about, and nobody else', async () => {
    const { fake, login, connect } = setupUsers({ dialect: 'tokens' })
    const [george, jane] = [await login('george'), await login('jane')]
    const clients = {
      key: connect(key),
      george: connect({ origin: 'localhost', cookie: `SID=${george}` }),
      jane: connect({ origin: 'localhost', cookie: `theme=dark; SID=${jane}` }),
      nobody: connect({ origin: 'localhost' }),
    }
    fake.emit.fileUploaded('george')
    const heard = Object.entries(clients).filter(([, client]) => client.frames().length > 0)
    expect(heard.map(([who]) => who)).toEqual(['key', 'george'])
  })

  it('of a login by address reaches only who has the key: it names the address', async () => {
    const { login, connect } = setupUsers({ dialect: 'tokens' })
    const sid = await login('george')
    const [all, george] = [connect(key), connect({ origin: 'localhost', cookie: `SID=${sid}` })]
    await login('george@example.com')
    expect(all.frames()).toEqual([{ type: 'Login', username: 'george@example.com' }])
    expect(george.frames()).toEqual([])
  })

  it('goes on reaching a socket whose user has logged out', async () => {
    const { fake, ask, login, connect } = setupUsers({ dialect: 'tokens' })
    const sid = await login('george')
    const client = connect({ origin: 'localhost', cookie: `SID=${sid}` })
    await ask('GET', '/auth/logout', { sid })
    fake.emit.activated('george')
    expect(client.frames().map(({ type }) => type)).toEqual(['Logout', 'Activated'])
  })
})
