// What the server tells its sockets by itself, and whom.

import { frozen } from '../../frozen.ts'
import type { Bucket, File } from '../payloads.ts'
import type { FakeUsersEventName } from '../types.ts'
import type { World } from '../world.ts'
import type { Connection } from './connection.ts'

/** Something that happened to a user. */
export type Happened =
  | { readonly name: 'Login' | 'Logout' | 'Activated' | 'Removed'; readonly username: string }
  | { readonly name: 'FileUploaded' | 'FileRemoved'; readonly username: string; readonly file: File }
  | { readonly name: 'BucketUploaded' | 'BucketRemoved'; readonly username: string; readonly bucket: Bucket }

export const eventNumbers: Readonly<Record<FakeUsersEventName | 'MetaRequest' | 'Echo', number>> = {
  Login: 1,
  Logout: 2,
  Activated: 3,
  Removed: 4,
  FileUploaded: 5,
  FileRemoved: 6,
  BucketUploaded: 7,
  BucketRemoved: 8,
  MetaRequest: 9,
  Echo: 10,
}

export function announce(world: World, happened: Happened): void {
  const { settings, connections } = world
  const { name, username } = happened
  const frame = frozen(settings.dialect === 'events' ? eventOf(happened) : tokenOf(happened))
  const told = [...connections].filter((connection) => hears(world, connection, username))
  const ids = told.map(({ id }) => id)
  world.events.add(frozen({ name, username, frame, connections: ids, at: settings.clock() }))
  const text = JSON.stringify(frame)
  for (const connection of told) connection.send(text)
}

/** In `tokens` who has the key hears everything, and everybody else what is about the one who they are. */
function hears({ settings }: World, connection: Connection, username: string): boolean {
  if (settings.dialect === 'events') return true
  return connection.handlers > 0 && (connection.authorized || connection.username === username)
}

type Frame = Readonly<Record<string, unknown>>

/** Removals do not say whose it was. */
function eventOf(happened: Happened): Frame {
  const { name, username } = happened
  const eventType = eventNumbers[name]
  if (name === 'FileUploaded') return { username, eventType, file: happened.file }
  if (name === 'FileRemoved') return { eventType, file: happened.file }
  if (name === 'BucketUploaded') return { eventType, bucket: happened.bucket, username }
  if (name === 'BucketRemoved') return { eventType, bucket: happened.bucket }
  return { username, eventType }
}

function tokenOf(happened: Happened): Frame {
  const { name: type, username } = happened
  if ('file' in happened)
    return type === 'FileUploaded'
      ? { username, type, file: happened.file }
      : { type, file: happened.file, username }
  return 'bucket' in happened ? { type, bucket: happened.bucket, username } : { username, type }
}
