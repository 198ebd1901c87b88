// What happens to users without a request to the fake.

import { ArgumentError, shapeOf } from '../../src/core/errors/argument-error.ts'
import { checkBucket, checkFile } from './check-emitted.ts'
import { type FakeBucket, type FakeFile, makeBucket, makeFile } from './payloads.ts'
import { announce, type Happened } from './socket/announce.ts'
import type { World } from './world.ts'

/**
 * Tells the sockets of something, as the server does when it happens; nothing else changes in the fake.
 *
 * Each takes the name of the user whom it is about, who need not exist, and throws an ArgumentError where it is none. Of
 * a file or a bucket one says what matters; the rest is made up. A field that it does not have, or of another type, is an
 * ArgumentError, too. In the dialect of tokens only those hear of it who have
 * the API key, and the sockets of that user.
 *
 * @example
 * ```ts
 * import { createFakeUsers } from 'channelkit/mocks/users'
 *
 * const fake = createFakeUsers()
 * fake.emit.fileUploaded('george', { name: 'cat.png', size: 228 })
 * console.log(fake.events[0]?.frame['eventType']) // 5
 * ```
 */
export interface FakeUsersEmit {
  login(username: string): void
  logout(username: string): void
  activated(username: string): void
  removed(username: string): void
  fileUploaded(username: string, file?: FakeFile): void
  fileRemoved(username: string, file?: FakeFile): void
  bucketUploaded(username: string, bucket?: FakeBucket): void
  bucketRemoved(username: string, bucket?: FakeBucket): void
}

/** @param world - the one of now */
export function createEmit(world: () => World): FakeUsersEmit {
  const tell = (happened: Happened): void => {
    announce(world(), happened)
    world().changed()
  }
  const ofUser = (name: 'Login' | 'Logout' | 'Activated' | 'Removed') => (username: string) =>
    tell({ name, username: requireName(username) })
  const ofFile = (name: 'FileUploaded' | 'FileRemoved') => (username: string, own?: FakeFile) => {
    const { settings, accounts } = world()
    const user = requireName(username)
    const bucket = accounts.all.find((account) => account.username === user)?.bucket
    tell({
      name,
      username: user,
      file: makeFile(settings, bucket ?? makeBucket(settings, user), checkFile(own)),
    })
  }
  const ofBucket = (name: 'BucketUploaded' | 'BucketRemoved') => (username: string, own?: FakeBucket) =>
    tell({
      name,
      username: requireName(username),
      bucket: makeBucket(world().settings, username, checkBucket(own)),
    })
  return {
    login: ofUser('Login'),
    logout: ofUser('Logout'),
    activated: ofUser('Activated'),
    removed: ofUser('Removed'),
    fileUploaded: ofFile('FileUploaded'),
    fileRemoved: ofFile('FileRemoved'),
    bucketUploaded: ofBucket('BucketUploaded'),
    bucketRemoved: ofBucket('BucketRemoved'),
  }
}

/** Whether there is such an account does not matter: it may be gone. @throws ArgumentError */
function requireName(username: string): string {
  if (typeof username === 'string' && username !== '') return username
  throw new ArgumentError('username', `must be the name of a user, received ${shapeOf(username)}`)
}
