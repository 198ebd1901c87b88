import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const allowed = {
  'src/runtime/transport.node.ts': `import http from 'node:http'\nimport type { Transport } from './transport.ts'`,
  'src/core/http.ts': `import { createTransport } from '#transport'`,
  'src/channels/client.ts': `import type { paths } from '../../generated/sockudo/types.ts'`,
  'src/services/sockudo/client.ts': `import { operations } from '../../../generated/sockudo/operations.ts'`,
  'mocks/sockudo/index.ts': `import { utf8 } from '../../src/core/bytes.ts'\nimport { state } from './state.ts'`,
  'test/core/http.test.ts': `import { send } from '../../src/core/http.ts'`,
}

// file -> [source, what the checker must say about it]
const planted = {
  'src/core/path.ts': [`import { sign } from '../protocol/sign.ts'`, ':1 imports ../protocol/sign.ts'],
  'src/core/query.ts': [`\nexport type { paths } from '../../generated/sockudo/types.ts'`, ':2 imports'],
  'src/protocol/sign.ts': [`import { createHmac } from 'node:crypto'`, ':1 imports node:crypto'],
  'src/protocol/old.ts': [`import fs from 'fs'`, ':1 imports fs'],
  'src/channels/trigger.ts': [`import { paths } from '../../generated/sockudo/types.ts'`, 'as types only'],
  'src/channels/batch.ts': [`const load = () => import('../services/sockudo/client.ts')`, ':1 imports'],
  'src/services/pusher/client.ts': [`import { limits } from '../sockudo/limits.ts'`, ':1 imports'],
  'src/services/pusher/names.ts': [`import { x } from 'channelkit/errors'`, ':1 imports channelkit/errors'],
  'src/services/users/client.ts': [`import { sign } from '../../protocol/sign.ts'`, ':1 imports'],
  'src/services/websockets-service/client.ts': [`import { env } from '../../channels/env.ts'`, ':1 imports'],
  'src/testing/webhook.ts': [`import { trigger } from '../channels/trigger.ts'`, ':1 imports'],
  'mocks/sockudo/sign.ts': [`import { sign } from '../../src/protocol/sign.ts'`, ':1 imports'],
  'mocks/users/index.ts': [`import { state } from '../sockudo/state.ts'`, ':1 imports'],
  'src/index.ts': [`export { check } from '../scripts/check.ts'`, ':1 imports'],
  'src/extra.ts': ['export {}', ':1 no rule covers this file'],
} as const

let report = ''
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'channelkit-imports-'))
  const sources = Object.entries(planted).map(([file, [source]]) => [file, source] as const)
  for (const [file, source] of [...Object.entries(allowed), ...sources]) {
    await mkdir(dirname(join(folder, file)), { recursive: true })
    await writeFile(join(folder, file), source)
  }
  report = await runChecker(folder)
})

afterAll(() => rm(folder, { recursive: true }))

test.each(Object.keys(planted) as (keyof typeof planted)[])(
  'an import against the rules is found in %s',
  (file) => {
    const line = report.split('\n').find((text) => text.startsWith(`${file}:`))
    expect(line).toContain(planted[file][1])
  },
)

test.each(Object.keys(allowed))('what the rules allow passes in %s', (file) => {
  expect(report).not.toContain(`${file}:`)
})

test('a violation fails the run, and the number of them is told', () => {
  expect(report).toMatch(`${Object.keys(planted).length} imports against the rules\nexit code 1`)
})

function runChecker(root: string): Promise<string> {
  const args = ['--import', 'tsx', 'scripts/check-imports.ts', root]
  return new Promise((resolve) => {
    execFile(process.execPath, args, (error, stdout, stderr) => {
      resolve(`${stderr}${stdout}exit code ${error?.code ?? 0}`)
    })
  })
}
