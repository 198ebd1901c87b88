// A Chromium without a window, spoken to over its DevTools protocol.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { accessSync, constants } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { WebSocket } from 'ws'

export interface Page {
  /** Sends a command of the protocol and waits for its result. */
  send<Result = unknown>(method: string, params?: object): Promise<Result>
  /** The value of an expression in the page; a promise is awaited. */
  evaluate<Value = unknown>(expression: string): Promise<Value>
  /** The next event of this name that a test accepts, also one that came before. */
  event<Params = unknown>(method: string, accept: (params: Params) => boolean): Promise<Params>
}

export interface Browser {
  readonly page: Page
  /** The service worker of the page, once it runs. */
  worker(): Promise<Page>
  close(): Promise<void>
}

interface Target {
  readonly type: string
  readonly webSocketDebuggerUrl: string
}

/** The program, where there is one: CHROMIUM, or where Linux keeps it. */
export function findChromium(): string | undefined {
  const places = [
    process.env['CHROMIUM'],
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ]
  return places.find((place) => {
    try {
      accessSync(place ?? '', constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

export async function openBrowser(program: string): Promise<Browser> {
  const profile = await mkdtemp(join(tmpdir(), 'chromium-'))
  // Its own sandbox needs rights that containers do not have; it opens only pages of its caller.
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run']
  const args = [
    ...flags,
    '--disable-background-networking',
    '--remote-debugging-port=0',
    `--user-data-dir=${profile}`,
  ]
  const child = spawn(program, [...args, 'about:blank'], { stdio: ['ignore', 'ignore', 'pipe'] })
  const ended = once(child, 'close')
  const port = await debuggingPort(createInterface({ input: child.stderr }))
  child.stderr.resume() // a full pipe would halt it
  const attach = async (kind: string): Promise<Page> => {
    const targets = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as Target[]
    const socket = new WebSocket(targets.find(({ type }) => type === kind)!.webSocketDebuggerUrl)
    await once(socket, 'open')
    return talk(socket)
  }
  const page = await attach('page')
  return {
    page,
    worker: () => attach('service_worker'),
    async close() {
      void page.send('Browser.close').catch(() => {})
      const timer = setTimeout(() => child.kill('SIGKILL'), 5000)
      await ended
      clearTimeout(timer)
      await rm(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

async function debuggingPort(lines: AsyncIterable<string>): Promise<string> {
  const seen: string[] = []
  for await (const line of lines) {
    seen.push(line)
    const port = /^DevTools listening on ws:\/\/[^:]+:(\d+)/.exec(line)?.[1]
    if (port !== undefined) return port
  }
  throw new Error(`the browser did not start:\n${seen.join('\n')}`)
}

interface Event {
  readonly method: string
  readonly params: unknown
}

interface Answer {
  readonly result?: unknown
  readonly error?: { readonly message: string }
}

interface Evaluated {
  readonly result: { readonly value?: unknown }
  readonly exceptionDetails?: { readonly exception?: { readonly description: string } }
}

function talk(socket: WebSocket): Page {
  const waiting = new Map<number, (answer: Answer) => void>()
  const events: Event[] = []
  const listeners = new Set<() => void>()
  let last = 0
  socket.on('message', (data: Buffer) => {
    const message = JSON.parse(data.toString()) as Event | (Answer & { readonly id: number })
    if (!('id' in message)) {
      events.push(message)
      for (const listener of listeners) listener()
    } else waiting.get(message.id)?.(message)
  })
  const send = <Result>(method: string, params: object = {}): Promise<Result> =>
    new Promise((resolve, reject) => {
      const id = ++last
      waiting.set(id, ({ result, error }) => {
        waiting.delete(id)
        if (error === undefined) resolve(result as Result)
        else reject(new Error(`${method}: ${error.message}`))
      })
      socket.send(JSON.stringify({ id, method, params }))
    })
  return {
    send,
    async evaluate<Value>(expression: string) {
      const options = { expression, awaitPromise: true, returnByValue: true, userGesture: true }
      const { result, exceptionDetails } = await send<Evaluated>('Runtime.evaluate', options)
      if (exceptionDetails !== undefined) throw new Error(exceptionDetails.exception?.description)
      return result.value as Value
    },
    event: <Params>(name: string, accept: (params: Params) => boolean) =>
      new Promise<Params>((resolve) => {
        const look = (): void => {
          const found = events.find(({ method, params }) => method === name && accept(params as Params))
          if (found === undefined) return
          listeners.delete(look)
          resolve(found.params as Params)
        }
        listeners.add(look)
        look()
      }),
  }
}
