import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { expect, onTestFinished, test, vi } from 'vitest'

// Processes, with the compiler in each.
vi.setConfig({ testTimeout: 60_000 })

const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
const script = fileURLToPath(new URL('../../scripts/generate.ts', import.meta.url))

const contract = `
openapi: 3.1.0
info: { title: Notes, version: 1.0.0 }
paths: {}
components:
  schemas:
    Note:
      type: string
      x-unverified: { name: note, point: It is open., reading: As a text., switch: parse. }
`
const socket = `
asyncapi: 3.0.0
info: { title: Notes, version: 1.0.0 }
channels:
  notes:
    address: /
    messages: { note: { payload: { $ref: './openapi.yaml#/components/schemas/Note' } } }
operations:
  sendNote: { action: send, channel: { $ref: '#/channels/notes' } }
`

test('a contract alone becomes types, operations and one document', async () => {
  const at = await project({ 'openapi.yaml': contract.replace(/ {6}x-unverified.*\n/, '') })
  expect(await generate(at)).toMatchObject({ code: 0 })
  expect((await readdir(join(at, 'generated/notes'))).sort()).toEqual([
    'openapi.json',
    'operations.ts',
    'types.ts',
  ])
})

test('the socket beside it becomes one document, with what it took from the contract', async () => {
  const at = await project({ 'openapi.yaml': contract, 'asyncapi.yaml': socket })
  await generate(at)
  const document: unknown = JSON.parse(await readFile(join(at, 'generated/notes/asyncapi.json'), 'utf8'))
  expect(document).toMatchObject({
    'x-generated': expect.stringContaining('from spec/notes/asyncapi.yaml'),
    channels: { notes: { messages: { note: { payload: { $ref: '#/components/schemas/Note' } } } } },
    components: { schemas: { Note: { type: 'string' } } },
  })
})

test('what nobody has verified becomes one list, each point once', async () => {
  const own = `    x-unverified: { name: life, point: It may end., reading: It ends., switch: reconnect. }\n`
  const marked = socket.replace('    address: /\n', `    address: /\n${own}`)
  const at = await project({ 'openapi.yaml': contract, 'asyncapi.yaml': marked })
  await generate(at)
  const { unverified } = (await import(/* @vite-ignore */ join(at, 'generated/notes/unverified.ts'))) as {
    unverified: unknown
  }
  expect(unverified).toEqual([
    { name: 'note', point: 'It is open.', reading: 'As a text.', switch: 'parse.' },
    { name: 'life', point: 'It may end.', reading: 'It ends.', switch: 'reconnect.' },
  ])
})

test('with --check nothing is written, and a file that is out of date is an error', async () => {
  const at = await project({ 'openapi.yaml': contract, 'asyncapi.yaml': socket })
  await generate(at)
  expect(await generate(at, '--check')).toMatchObject({ code: 0 })
  await writeFile(join(at, 'spec/notes/asyncapi.yaml'), socket.replace('title: Notes', 'title: Other notes'))
  const { code, text } = await generate(at, '--check')
  expect(text).toContain('stale generated/notes/asyncapi.json')
  expect(code).toBe(1)
  expect(await readFile(join(at, 'generated/notes/asyncapi.json'), 'utf8')).not.toContain('Other notes')
})

test.each([
  [
    'a reference that a bundler leaves as it is',
    socket.replace(
      'address: /',
      'address: /\n    bindings: { ws: { query: { $ref: "./openapi.yaml#/components/schemas/Note" } } }',
    ),
    'refers to ./openapi.yaml#/components/schemas/Note where a bundler does not follow',
  ],
  [
    'two points with one name',
    socket.replace(
      'address: /',
      'address: /\n    x-unverified: { name: note, point: Other., reading: Other., switch: Other. }',
    ),
    'two marks x-unverified are called note',
  ],
])('%s ends the command, and nothing is written', async (_, asyncapi, message) => {
  const at = await project({ 'openapi.yaml': contract, 'asyncapi.yaml': asyncapi })
  const { code, text } = await generate(at)
  expect(text).toContain(message)
  expect(code).toBe(1)
  expect(await readdir(at)).toEqual(['spec'])
})

/** A folder with one contract, `notes`. */
async function project(files: Readonly<Record<string, string>>): Promise<string> {
  const at = await mkdtemp(join(tmpdir(), 'channelkit-'))
  onTestFinished(() => rm(at, { recursive: true }))
  await mkdir(join(at, 'spec/notes'), { recursive: true })
  for (const [name, content] of Object.entries(files)) await writeFile(join(at, 'spec/notes', name), content)
  return at
}

async function generate(cwd: string, ...args: string[]): Promise<{ code: number | null; text: string }> {
  const child = spawn(
    process.execPath,
    ['--conditions=channelkit-source', '--import', loader, script, ...args],
    { cwd },
  )
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += String(chunk)))
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, text }
}
