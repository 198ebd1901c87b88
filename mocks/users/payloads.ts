// Buckets and files, as events carry them.

import type { FakeUsersIds } from './ids.ts'

export interface Bucket {
  readonly name: string
  readonly identifier: string
  readonly created: number
  readonly user: string
  readonly memoryUsed: number
  readonly _id: string
}

/** A bucket of an event; what is left out is made up. */
export type FakeBucket = Partial<Bucket> & { readonly meta?: unknown }

export interface File {
  readonly name: string
  readonly user: string
  readonly identifier: string
  readonly bucketId: string
  readonly bucketName: string
  readonly parentFile: string | null
  readonly created: number
  readonly numDownloads: number
  readonly size: number
  readonly isPublic: boolean
  readonly publicURL: string
  readonly mimeType: string
  readonly _id: string
}

/** A file of an event; what is left out is made up. */
export type FakeFile = Partial<File> & { readonly meta?: unknown }

export interface Making {
  readonly ids: FakeUsersIds
  readonly clock: () => number
}

export function makeBucket({ ids, clock }: Making, user: string, own: FakeBucket = {}): Bucket {
  const identifier = `webinate-bucket-${ids.word(8).toLowerCase()}`
  const stored = { name: `${user}-bucket`, identifier, created: clock(), user, memoryUsed: 0 }
  return { ...stored, _id: ids.objectId(), ...own }
}

/** @param bucket - where it is */
export function makeFile({ ids, clock }: Making, bucket: Bucket, own: FakeFile = {}): File {
  const {
    user,
    identifier: bucketId,
    name: bucketName,
  } = { ...bucket, ...(own.bucketId && { identifier: own.bucketId }) }
  const identifier = own.identifier ?? ids.word(16)
  return {
    name: 'file.png',
    user,
    identifier,
    bucketId,
    bucketName,
    parentFile: null,
    created: clock(),
    numDownloads: 0,
    size: 228,
    isPublic: true,
    publicURL: `https://storage.googleapis.com/${bucketId}/${identifier}`,
    mimeType: 'image/png',
    _id: ids.objectId(),
    ...own,
  }
}
