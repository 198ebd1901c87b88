// Whether a process lives as long as somebody awaits a fake, and no longer: a test runner lives longer in any case.

import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

const start = `
import { createFakeSockudo } from './mocks/sockudo/index.ts'
import { signed } from './test/mocks/sockudo/signed.ts'
const fake = createFakeSockudo({ clock: () => 1_700_000_000_000 })
const up = (init) => fake.fetch('http://127.0.0.1/up', init)
`

function run(script: string): Promise<string> {
  const flags = ['--conditions', 'channelkit-source', '--import', 'tsx', '--input-type=module']
  const args = [...flags, '--eval', start + script]
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: root }, (error, stdout, stderr) => {
      resolve(`${stdout}${error === null ? '' : stderr}exit code ${error?.code ?? 0}`)
    })
  })
}

it.each([
  ['latency', `fake.fault({ latency: 300 })\nconsole.log(await (await up()).text())`, 'OK'],
  ['a slow body', `fake.fault({ slowBody: 150 })\nconsole.log(await (await up()).text())`, 'OK'],
  [
    'a node that does not answer',
    `fake.fault({ unreachableNode: { wait: 300 } })
     console.log((await fake.fetch(signed('GET', '/apps/app-id/channels/orders'))).status)`,
    '200',
  ],
])('a script without any other work gets its answer after %s', async (_, script, printed) => {
  expect(await run(script)).toBe(`${printed}\nexit code 0`)
})

it('a slow body that nobody reads any more keeps no process alive', async () => {
  const output = await run(`
    fake.fault({ slowBody: 600_000 })
    const controller = new AbortController()
    const reading = (await up({ signal: controller.signal })).text()
    setTimeout(() => controller.abort(new Error('enough')), 50)
    await reading.catch(({ message }) => console.log(message))
  `)
  expect(output).toBe('enough\nexit code 0')
})

it('a frame that comes late keeps no process alive', async () => {
  const output = await run(`
    import { connected } from './test/mocks/sockudo/client.ts'
    fake.fault({ socket: { delay: 600_000 } })
    connected(fake)
    console.log('connected')
  `)
  expect(output).toBe('connected\nexit code 0')
})
