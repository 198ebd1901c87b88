// examples.ts, which `generate` writes for a contract that asks for it.

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { generateFiles } from '../../src/cli/generate/generate.ts'

const contract = `
openapi: 3.1.0
info: { title: Things, version: 1.0.0 }
x-generate: examples
paths:
  /things:
    get:
      operationId: listThings
      responses:
        '404': { $ref: '#/components/responses/Missing' }
        '200': { $ref: '#/components/responses/Things' }
    post:
      operationId: createThing
      deprecated: true
      responses:
        '200': { $ref: '#/components/responses/Things' }
  /moved:
    get:
      operationId: getMoved
      responses:
        '302': { description: It is elsewhere., headers: { Location: { schema: { type: string }, example: /here } } }
components:
  examples:
    things: { value: { error: false, data: [1] } }
  responses:
    Missing:
      description: There is none.
      content: { text/plain: { schema: { type: string }, examples: { missing: { value: NOT FOUND } } } }
    Things:
      description: All of them, or why not.
      content:
        application/json:
          schema: { type: object }
          examples:
            refused: { value: { error: true, message: No } }
            things: { $ref: '#/components/examples/things' }
`

async function generated(text: string): Promise<Record<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'channelkit-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const root = join(folder, 'openapi.yaml')
  await writeFile(root, text)
  const files: Record<string, string> = { ...(await generateFiles(root, 'Made from things')) }
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
  expect(await readFile(join(folder, 'openapi.json'), 'utf8')).toContain('Made from things')
  return files
}

describe('generate', { timeout: 60_000 }, () => {
  test('writes the first success of each operation that is not deprecated, and tells a failure with the status 200 from it', async () => {
    const { 'examples.ts': text = '' } = await generated(contract)
    expect(text.split('\n')[0]).toBe('// Made from things')
    const entries = [...text.matchAll(/^ {2}(\w+): (.*),$/gm)].map(([, id, value]) => [
      id,
      JSON.parse(value!),
    ])
    expect(Object.fromEntries(entries)).toEqual({
      listThings: { status: 200, contentType: 'application/json', body: { error: false, data: [1] } },
      getMoved: { status: 302, headers: { Location: '/here' }, body: '' },
    })
  })

  test('writes no examples where nobody asks for them', async () => {
    expect(await generated(contract.replace('x-generate: examples\n', ''))).not.toHaveProperty('examples.ts')
  })

  test('writes no AppPaths where no path is one of an app', async () => {
    expect((await generated(contract))['types.ts']).not.toContain('AppPaths')
  })
})
