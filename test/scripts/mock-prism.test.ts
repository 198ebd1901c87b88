import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'

// A process each, with the compiler in it.
vi.setConfig({ testTimeout: 60_000 })

let child: ChildProcess | undefined
afterEach(() => child?.kill('SIGKILL'))

test('the curl line that it prints gets an example of the contract, until the command is stopped', async () => {
  const { lines, exit } = start('--port', '0')
  const [, url = ''] = await lines(/curl '(.*)'/)
  const answer = await fetch(url)
  expect(answer.status).toBe(200)
  expect(await answer.json()).toHaveProperty('channels')

  child!.kill('SIGTERM')
  expect(await exit).toBe(0)
  await expect(fetch(url)).rejects.toThrow('fetch failed')
})

test('the contract of Pusher is served like that of Sockudo', async () => {
  const { lines } = start('--port', '0', '--service', 'pusher')
  const [, url = ''] = await lines(/curl '(.*)'/)
  expect(url).toContain('/apps/4321/channels?auth_key=any')
  const answer = await fetch(url)
  expect([answer.status, await answer.json()]).toEqual([200, { channels: expect.any(Object) }])
  const refused = await fetch(url, { headers: { prefer: 'code=401, example=signatureInvalid' } })
  expect([refused.status, await refused.text()]).toEqual([401, 'Invalid signature'])
})

test('where there is nothing to get, the curl line posts an example with a key', async () => {
  const { lines } = start('--port', '0', '--service', 'websockets-service')
  const [, url = '', header = '', body = ''] = await lines(/curl '(.*?)' -H 'x-api-key: (.*?)' .*-d '(.*)'/)
  const headers = { 'x-api-key': header, 'content-type': 'application/json', prefer: 'example=versionTold' }
  const answer = await fetch(url, { method: 'POST', headers, body })
  expect([answer.status, await answer.json()]).toEqual([200, { data: { version: '1.0.0' } }])
})

test('a request that the contract does not allow is refused', async () => {
  const { lines } = start('--port', '0')
  const [, url = ''] = await lines(/curl '(.*?)\?/)
  expect((await fetch(url)).status).toBe(401)
})

test('a service without a contract is refused with the names of those that have one', async () => {
  const { lines, exit } = start('--service', 'nobody')
  expect((await lines(/there is: (.*)/))[1]).toMatch(/\bpusher, sockudo\b.*\bwebsockets-service\b/)
  expect(await exit).toBe(2)
})

test('a port that is taken is told and ends the command', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  const { lines, exit } = start('--port', `${port}`)
  expect(String(await lines(/Prism does not start: (.*)/))).toContain('EADDRINUSE')
  expect(await exit).toBe(2)
  other.close()
})

interface Started {
  /** The first match in what the command says. */
  readonly lines: (pattern: RegExp) => Promise<RegExpExecArray>
  readonly exit: Promise<number | null>
}

function start(...args: string[]): Started {
  child = spawn(process.execPath, ['--import', 'tsx', 'scripts/mock-prism.ts', ...args])
  let text = ''
  const exit = once(child, 'close').then(([code]) => code as number | null)
  const lines = (pattern: RegExp): Promise<RegExpExecArray> =>
    new Promise((resolve, reject) => {
      const look = (chunk: Buffer): void => {
        text += String(chunk)
        const found = pattern.exec(text)
        if (found !== null) resolve(found)
      }
      child!.stdout!.on('data', look)
      child!.stderr!.on('data', look)
      void exit.then((code) => reject(new Error(`ended with ${code}: ${text}`)))
    })
  return { lines, exit }
}
