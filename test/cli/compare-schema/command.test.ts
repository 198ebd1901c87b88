// The command as a process: what it prints, and with which code it ends.

import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { UsageError } from '../../../src/cli/command.ts'
import { compareSchema } from '../../../src/cli/commands/compare-schema.ts'
import { closedPort } from '../../support/loopback.ts'
import { altered, alteredText, contract, wrappedGlobalMessage } from './altered.ts'
import { accessKey, answering, serve } from './serve.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const fromEnv = ['--access-key-from-env', 'SBS_KEY']

interface Ended {
  readonly code: number
  readonly output: string
  readonly errors: string
}

function run(args: readonly string[], key: string = accessKey): Promise<Ended> {
  const node = ['--import', 'tsx', '--conditions=channelkit-source', 'src/cli/main.ts', 'compare-schema']
  const env = { ...process.env, SBS_KEY: key }
  return new Promise((resolve) => {
    execFile(process.execPath, [...node, ...args], { cwd: root, env }, (error, output, errors) =>
      resolve({ code: error === null ? 0 : Number(error.code), output, errors }),
    )
  })
}

async function savedSchema(text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'channelkit-schema-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const file = join(folder, 'saved.graphql')
  await writeFile(file, text)
  return file
}

describe('channelkit compare-schema as a process', { timeout: 60_000 }, () => {
  it('ends with 0 for a service that is as the contract says, and tells what no schema shows', async () => {
    const { endpoint } = await serve(contract)
    const { code, output, errors } = await run(['--endpoint', endpoint, ...fromEnv])
    expect([code, errors]).toEqual([0, ''])
    expect(output).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/graphql\ncompared with the contract of channelkit /)
    expect(output).toContain('\n  unseen     ')
    expect(output).toMatch(/; no difference\n$/)
  })

  it('ends with 1 for a service that is not, and never prints the key', async () => {
    const { endpoint } = await serve(altered(...wrappedGlobalMessage))
    const { code, output, errors } = await run(['--endpoint', endpoint, ...fromEnv])
    expect([code, errors]).toEqual([1, ''])
    expect(output).toContain('\n  otherwise  ')
    expect(output).not.toContain(accessKey)
  })

  it('prints one object with --json', async () => {
    const { endpoint } = await serve(altered(...wrappedGlobalMessage))
    const { code, output } = await run(['--endpoint', endpoint, ...fromEnv, '--json'])
    const report: Record<string, unknown> = JSON.parse(output)
    expect(code).toBe(1)
    expect(Object.keys(report)).toEqual([
      ...['endpoint', 'against', 'channelkit', 'points', 'documents', 'differences', 'same', 'schema'],
    ])
    expect(report).toMatchObject({ endpoint, same: false })
    expect(output).not.toContain(accessKey)
  })

  it('compares with a schema of a file', async () => {
    const { endpoint } = await serve(altered(...wrappedGlobalMessage))
    const file = await savedSchema(alteredText(...wrappedGlobalMessage))
    const { code, output } = await run(['--endpoint', endpoint, ...fromEnv, '--schema', file])
    expect([code, output.split('\n')[1]]).toEqual([0, `compared with ${file}`])
  })

  it('ends with 3 and one line without the key where the key is refused', async () => {
    const { endpoint } = await serve(contract)
    const { code, output, errors } = await run(['--endpoint', endpoint, ...fromEnv], 'sak-not-it-77')
    expect([code, output]).toEqual([3, ''])
    expect(errors).toMatch(/^channelkit compare-schema: .*no such key: \[redacted\].*\n$/)
  })

  it.each([
    ['nothing listens', async () => `http://127.0.0.1:${await closedPort()}/graphql`],
    ['a page answers', () => answering(200, '<h1>Sign in</h1>')],
    ['introspection is switched off', () => answering(200, { errors: [{ message: 'not allowed' }] })],
    ['the answer is no schema', () => answering(200, { data: { hello: 'world' } })],
  ])('ends with 3 where %s', async (_, start) => {
    const { code, output, errors } = await run(['--endpoint', await start(), ...fromEnv])
    expect([code, output]).toEqual([3, ''])
    expect(errors).toMatch(/^channelkit compare-schema: .*\n$/)
  })

  it('ends with 2 where the variable is not set, and does not repeat what may be a key', async () => {
    const args = ['--endpoint', 'http://127.0.0.1:1/graphql', '--access-key-from-env', accessKey]
    const { code, output, errors } = await run(args)
    expect([code, output]).toEqual([2, ''])
    expect(errors).toContain('takes the name of a variable that is set')
    expect(errors).not.toContain(accessKey)
  })
})

describe('channelkit compare-schema called wrongly', () => {
  const endpoint = ['--endpoint', 'http://127.0.0.1:1/graphql']
  const key = ['--access-key-from-env', 'PATH']

  it.each([
    ['it needs an endpoint', key, 'needs --endpoint URL'],
    ['it needs the name of a variable', endpoint, 'needs --access-key-from-env NAME'],
    ['an endpoint is a URL', ['--endpoint', 'graphql', ...key], '--endpoint must be'],
    [
      'an endpoint has no password',
      ['--endpoint', 'https://a:b@example.com/graphql', ...key],
      '--endpoint must not',
    ],
    [
      'a schema can be read',
      [...endpoint, ...key, '--schema', 'not-there.graphql'],
      'cannot read the schema: ',
    ],
    ['a schema is one', [...endpoint, ...key, '--schema', 'package.json'], 'cannot read the schema: Syntax'],
    ['a timeout is a number', [...endpoint, ...key, '--timeout', 'soon'], '--timeout takes 1 to 600000'],
    [
      'a key stays out of the command line',
      [...endpoint, '--access-key', 'sak'],
      "Unknown option '--access-key'",
    ],
    ['there are no words', [...endpoint, ...key, 'now'], 'Unexpected argument'],
  ])('says that %s', async (_, args, message) => {
    const error: Error = await compareSchema.run(args).then(
      () => expect.unreachable(),
      (reason: Error) => reason,
    )
    expect(error).toBeInstanceOf(UsageError)
    expect(error.message).toContain(message)
  })
})
