// A real Sockudo for tests and benchmarks: its own empty folder, free loopback ports, gone after stop().

import { type ChildProcess, spawn } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { app, type Kind, type Ports, serverConfig } from './config.ts'
import { findSockudo } from './find.ts'

export interface LiveServer {
  /** `http://app-key:app-secret@127.0.0.1:PORT/apps/app-id` */
  readonly url: string
  readonly port: number
  /** Where `/metrics` is; absent for a server that was not started here. */
  readonly metricsPort?: number | undefined
  /** Where the server sends its webhooks, as `POST /hook`; nothing listens there until a test does. */
  readonly webhookPort?: number | undefined
  /** It is not a Sockudo but the fake. */
  readonly fake?: boolean | undefined
}

export interface StartedServer extends LiveServer {
  stop(): Promise<void>
}

/** A server that was started here, and so can be told to stop. */
export interface OwnServer extends StartedServer {
  /** Sends the first SIGTERM and resolves when the server says that it drains, for the next ten seconds. */
  drain(): Promise<void>
}

/** Milliseconds within which it starts, or begins to drain. */
const patience = 10_000

/**
 * Starts a server, or takes the running one that `SOCKUDO_URL` names.
 *
 * @throws Error with the server's own last words, or with how to get one
 */
export async function startSockudo(kind: Kind = 'full'): Promise<StartedServer> {
  const url = process.env['SOCKUDO_URL']
  return url === undefined || url === '' ? startOwn(kind) : useRunning(url)
}

async function useRunning(url: string): Promise<StartedServer> {
  const { protocol, port } = new URL(url)
  const number = Number(port || (protocol === 'https:' ? 443 : 80))
  if ((await statusOf(new URL('/live', url))) !== 200)
    throw new Error('the server that SOCKUDO_URL names does not answer /live')
  return { url, port: number, stop: async () => {} }
}

/** What the server is to take for Apple. */
export interface Apns {
  readonly origin: string
  /** PEM. */
  readonly certificate: string
}

/**
 * @param change - of the configuration file
 * @param more - environment variables
 * @throws Error with the server's own last words, or with how to get one
 */
export async function startOwn(
  kind: Kind,
  apns?: Apns,
  change: (config: string) => string = (config) => config,
  more: NodeJS.ProcessEnv = {},
): Promise<OwnServer> {
  const binary = await findSockudo()
  const [port, metricsPort, webhookPort] = await freePorts(3)
  const ports = { port, metricsPort, webhookPort } as Ports
  const folder = await mkdtemp(join(tmpdir(), 'channelkit-sockudo-'))
  const file = join(folder, 'sockudo.toml')
  const certificatePath = join(folder, 'apns.pem')
  if (apns !== undefined) await writeFile(certificatePath, apns.certificate)
  const config = serverConfig(ports, kind, apns && { origin: apns.origin, certificatePath })
  await writeFile(file, change(config))
  const child = spawn(binary, ['--config', file], {
    cwd: folder,
    env: { ...environment(), ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lastWords = recorder(child)
  const kill = (): void => void child.kill('SIGKILL')
  process.once('exit', kill)
  const stop = async (): Promise<void> => {
    await end(child)
    process.off('exit', kill)
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await untilStatus(child, new URL(`http://127.0.0.1:${port}/live`), 200)
  } catch (cause) {
    await stop()
    throw new Error(`${(cause as Error).message}; its last words:\n${lastWords()}`, { cause })
  }
  const drain = async (): Promise<void> => {
    child.kill('SIGTERM')
    await untilStatus(child, new URL(`http://127.0.0.1:${port}/up`), 503)
  }
  const url = `http://${app.key}:${app.secret}@127.0.0.1:${ports.port}/apps/${app.id}`
  return { url, ...ports, stop, drain }
}

/** Everything but what would configure the server from outside, and what its push feature asks for. */
function environment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(SOCKUDO|PUSH|VAPID|APNS)_/.test(name))
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return {
    ...Object.fromEntries(inherited),
    PUSH_CREDENTIAL_ENCRYPTION_KEY: 'only-for-tests',
    PUSH_ALLOW_LOCAL_WEB_PUSH_ENDPOINTS: 'true',
    VAPID_PRIVATE_KEY: privateKey.export({ format: 'jwk' }).d,
    APNS_PROVIDER_TOKEN: 'only-for-tests',
  }
}

/** @throws Error when it ends, or takes too long */
async function untilStatus(child: ChildProcess, url: URL, status: number): Promise<void> {
  const deadline = Date.now() + patience
  let failed: Error | undefined
  child.once('error', (error) => (failed = error))
  while (Date.now() < deadline) {
    if (failed) throw failed
    if (hasEnded(child)) {
      throw new Error(`sockudo ended with ${endOf(child)}, before ${url.pathname} was ${status}`)
    }
    if ((await statusOf(url)) === status) return
    await sleep(25)
  }
  throw new Error(`sockudo did not answer ${url.pathname} with ${status} within ${patience / 1000} s`)
}

async function statusOf(url: URL): Promise<number | undefined> {
  // fetch refuses a URL that carries a user and a password.
  const answer = await fetch(`${url.origin}${url.pathname}`, { signal: AbortSignal.timeout(2000) }).catch(
    () => undefined,
  )
  return answer?.status
}

/** The first SIGTERM drains for ten seconds, the second ends at once. */
async function end(child: ChildProcess): Promise<void> {
  if (hasEnded(child) || child.pid === undefined) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await Promise.race([ended, sleep(100)])
  if (!hasEnded(child)) child.kill('SIGTERM')
  const killer = setTimeout(() => child.kill('SIGKILL'), 5000)
  await ended
  clearTimeout(killer)
}

function endOf({ exitCode, signalCode }: ChildProcess): string {
  return exitCode === null ? `${signalCode}` : `code ${exitCode}`
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null
}

function recorder({ stdout, stderr }: ChildProcess): () => string {
  let text = ''
  const keep = (chunk: Buffer): void => void (text = (text + chunk.toString()).slice(-4000))
  stdout?.on('data', keep)
  stderr?.on('data', keep)
  return () => text.trim()
}

/** Ports that were free a moment ago, all different. */
async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'))
  await Promise.all(servers.map((server) => once(server, 'listening')))
  const ports = servers.map((server) => (server.address() as { port: number }).port)
  await Promise.all(servers.map((server) => once(server.close(), 'close')))
  return ports
}
