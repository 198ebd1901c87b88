// Nothing published is forgotten: every vector is in a file that a test runs, or is left out with a reason.

import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { refusedBy } from '../support/outcome.ts'
import { testClient } from '../support/client.ts'
import manifest from './manifest.json' with { type: 'json' }

interface Named {
  readonly kind: string
  readonly name: string
}

const folder = new URL('.', import.meta.url)
const files = readdirSync(folder).filter((file) => file.endsWith('.json') && file !== 'manifest.json')
const read = (file: string): string => readFileSync(new URL(file, folder), 'utf8')
const idOf = ({ kind, name }: Named): string => `${kind} ${name}`
const published = manifest as readonly (Named & { readonly file?: string; readonly leftOut?: string })[]
const present = new Map(
  files.map((file) => [file, (JSON.parse(read(file)) as readonly Named[]).map(idOf)] as const),
)

/** How many of each kind were published. */
const counts: Readonly<Record<string, number>> = {
  body_md5: 8,
  canonical_string: 2,
  capability_token: 1,
  channel_auth: 17,
  channel_auth_erratum: 1,
  decrypt: 2,
  encrypt: 1,
  has_mixed_channels: 3,
  is_encrypted_channel: 8,
  master_key: 5,
  must_throw: 5,
  primitive_hmac_sha256: 4,
  primitive_md5: 4,
  primitive_secretbox: 1,
  request_shape: 2,
  request_signature: 8,
  shared_secret: 3,
  shared_secret_variant: 1,
  url: 7,
  user_auth: 5,
  validation_channel_name: 9,
  validation_event_name: 1,
  validation_socket_id: 12,
  validation_user_data: 4,
  validation_user_id: 1,
  webhook_parse: 2,
  webhook_signature: 3,
  webhook_verify: 9,
}

describe('the manifest of published vectors', () => {
  it('has every one of them, once', () => {
    expect(new Set(published.map(idOf)).size).toBe(published.length)
    const tally: Record<string, number> = {}
    for (const { kind } of published) tally[kind] = (tally[kind] ?? 0) + 1
    expect(tally).toEqual(counts)
  })

  it('names the file of each that runs', () => {
    for (const { file, leftOut, ...vector } of published) {
      if (leftOut === undefined) expect(present.get(file!), idOf(vector)).toContain(idOf(vector))
      else expect([file, leftOut.length > 20]).toEqual([undefined, true])
    }
  })

  it('leaves out what belongs to another service or another language, and README.md says why', () => {
    const leftOut = published.filter((vector) => vector.leftOut !== undefined)
    expect(leftOut.map(({ name }) => name)).toEqual([
      'library-header',
      'node-forCluster-beats-host-option',
    ])
    for (const { name } of leftOut) expect(read('README.md')).toContain(`\`${name}\``)
  })

  it('has a test beside each of its files that reads it', () => {
    const tests = readdirSync(folder).filter((file) => file.endsWith('.test.ts'))
    const sources = tests.map((file) => read(file)).join('\n')
    for (const file of files) expect(sources).toContain(`from './${file}'`)
  })

  it('is of vectors whose names are unique in every file', () => {
    for (const [file, ids] of present) expect(new Set(ids).size, file).toBe(ids.length)
  })
})

it('a cluster is refused by the client for Sockudo, so that its vectors are for Pusher', () => {
  expect(refusedBy(() => testClient({ cluster: 'eu' } as object)).argument).toBe('options.cluster')
})
