// The fake as a process of its own, started as a user starts it.

import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'

export interface FakeProcess {
  /** `http://app-key:app-secret@127.0.0.1:PORT/apps/app-id` */
  readonly url: string
  readonly pid: number
  stop(): Promise<void>
}

/** @param node - options of node itself, like --cpu-prof */
export async function startFake(node: readonly string[] = []): Promise<FakeProcess> {
  const command = ['dist/cli/main.js', 'mock', 'sockudo', '--port', '0', '--json']
  const child = spawn(process.execPath, [...node, ...command], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
  const { apps } = JSON.parse(line) as { apps: { url: string }[] }
  return { url: apps[0]!.url, pid: child.pid!, stop: () => stop(child) }
}

/** A process that does nothing. */
export async function startNothing(): Promise<Omit<FakeProcess, 'url'>> {
  const child = spawn(process.execPath, ['-e', 'console.log(1); setInterval(() => {}, 1e6)'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  return { pid: child.pid!, stop: () => stop(child) }
}

/** Megabytes of memory that a process holds. */
export async function memoryOf(pid: number): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)])
  return Number(stdout) / 1024
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}
