// What a test says of a file or a bucket that sockets are told of.

import { ArgumentError, shapeOf } from '../../src/core/errors/argument-error.ts'
import { requireSettings } from '../check-settings.ts'
import { asJson } from './accounts/settings.ts'
import type { Bucket, FakeBucket, FakeFile, File } from './payloads.ts'

interface Rule {
  readonly text: string
  holds(value: unknown): boolean
}

const text: Rule = { text: 'must be a text', holds: (value) => typeof value === 'string' }
const number: Rule = { text: 'must be a number', holds: Number.isFinite }
const flag: Rule = { text: 'must be true or false', holds: (value) => typeof value === 'boolean' }
const textOrNull: Rule = {
  text: 'must be a text or null',
  holds: (value) => value === null || text.holds(value),
}

const bucketRules: Readonly<Record<keyof Bucket, Rule>> = {
  name: text,
  identifier: text,
  created: number,
  user: text,
  memoryUsed: number,
  _id: text,
}

const fileRules: Readonly<Record<keyof File, Rule>> = {
  name: text,
  user: text,
  identifier: text,
  bucketId: text,
  bucketName: text,
  parentFile: textOrNull,
  created: number,
  numDownloads: number,
  size: number,
  isPublic: flag,
  publicURL: text,
  mimeType: text,
  _id: text,
}

/** @throws ArgumentError */
export function checkFile(file: FakeFile = {}): FakeFile {
  return check('file', file, fileRules)
}

/** @throws ArgumentError */
export function checkBucket(bucket: FakeBucket = {}): FakeBucket {
  return check('bucket', bucket, bucketRules)
}

function check<Own extends { readonly meta?: unknown }>(
  argument: string,
  own: Own,
  rules: Readonly<Record<string, Rule>>,
): Own {
  requireSettings(argument, own, [...Object.keys(rules), 'meta'])
  for (const [name, value] of Object.entries(own)) {
    if (name === 'meta') continue
    const rule = rules[name]!
    if (!rule.holds(value))
      throw new ArgumentError(`${argument}.${name}`, `${rule.text}, received ${shapeOf(value)}`)
  }
  return 'meta' in own ? { ...own, meta: asJson(`${argument}.meta`, own.meta) } : own
}
