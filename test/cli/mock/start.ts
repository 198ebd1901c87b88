// `channelkit mock` as a user starts it: a process of its own, with a free port.

import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

const root = fileURLToPath(new URL('../../..', import.meta.url))

export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}

export interface MockProcess {
  readonly child: ChildProcessByStdio<null, Readable, Readable>
  readonly port: number
  /** What was printed so far. */
  readonly lines: readonly string[]
  readonly errors: () => string
  /** Resolves with the first line that is like this, printed already or still to come. */
  line(pattern: RegExp): Promise<string>
  readonly ended: Promise<Ended>
  stop(signal?: NodeJS.Signals): Promise<Ended>
}

/** Resolves once it listens; it is gone when the test is over. */
export async function startMock(...args: readonly string[]): Promise<MockProcess> {
  return listening(runMock('sockudo', '--port', '0', ...args))
}

/** The same for many tests: whoever starts it stops it. */
export async function mockProcess(...args: readonly string[]): Promise<MockProcess> {
  return listening(spawnMock('sockudo', '--port', '0', ...args))
}

async function listening(mock: Omit<MockProcess, 'port'>): Promise<MockProcess> {
  const first = await mock.line(/./)
  const port = Number(/127\.0\.0\.1:(\d+)/.exec(first)?.[1])
  return { ...mock, port }
}

/** The same, with nothing taken for granted. */
export function runMock(...args: readonly string[]): Omit<MockProcess, 'port'> {
  const mock = spawnMock(...args)
  onTestFinished(async () => {
    await mock.stop('SIGKILL')
  })
  return mock
}

function spawnMock(...args: readonly string[]): Omit<MockProcess, 'port'> {
  const node = ['--import', 'tsx', '--conditions=channelkit-source', 'src/cli/main.ts', 'mock', ...args]
  const child = spawn(process.execPath, node, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal }) as Ended)
  const lines: string[] = []
  let errors = ''
  const reader = createInterface(child.stdout).on('line', (text) => lines.push(text))
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  return {
    child,
    lines,
    errors: () => errors,
    ended,
    line(pattern) {
      const known = lines.find((text) => pattern.test(text))
      if (known !== undefined) return Promise.resolve(known)
      return new Promise((resolve, reject) => {
        reader.on('line', (text) => pattern.test(text) && resolve(text))
        void ended.then(() => reject(new Error(`ended without ${pattern}: ${lines.join('\n')}${errors}`)))
      })
    },
    stop(signal = 'SIGTERM') {
      child.kill(signal)
      return ended
    },
  }
}

/** A client for the app that there is by default. */
export function urlOf({ port }: { readonly port: number }): string {
  return `http://app-key:app-secret@127.0.0.1:${port}/apps/app-id`
}
