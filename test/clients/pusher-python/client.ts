// The PyPI package pusher, in one process of Python for all cases.

import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import type { World } from '../world.ts'
import { installPackage } from './install.ts'

/** What a call returned, or the exception that it raised. */
export type Result =
  | { readonly returned: any }
  | { readonly raised: { readonly type: string; readonly text: unknown } }

/** 32 bytes. */
const masterKey = Buffer.alloc(32, 7).toString('base64')

const script = fileURLToPath(new URL('pusher_python.py', import.meta.url))
let child: ChildProcessByStdio<Writable, Readable, null> | undefined
let lines: AsyncIterator<string> | undefined

/** Starts Python; resolves to why it cannot be had. */
export async function startPython(): Promise<string | undefined> {
  const installed = await installPackage()
  if ('missing' in installed) return installed.missing
  const env = { ...process.env, PYTHONPATH: installed.folder, PYTHONDONTWRITEBYTECODE: '1', no_proxy: '*' }
  child = spawn('python3', [script], { env, stdio: ['pipe', 'pipe', 'inherit'] })
  lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return undefined
}

export async function stopPython(): Promise<void> {
  child?.stdin.end()
}

/** Calls a method, with arguments in their order, of a new client of the app whose id is a number: the package takes no other. */
export async function call(
  { numbered, host, port }: World,
  method: string,
  args: readonly unknown[],
  options: object = {},
): Promise<Result> {
  const own = {
    app_id: numbered.pathname.split('/').at(-1),
    key: numbered.username,
    secret: numbered.password,
    host,
    port,
    ssl: false,
    encryption_master_key_base64: masterKey,
    ...options,
  }
  child!.stdin.write(`${JSON.stringify({ options: own, method, args })}\n`)
  const { value, done } = await lines!.next()
  if (done === true) throw new Error('Python ended')
  const result = JSON.parse(value as string) as Result
  if ('returned' in result) return result
  return { raised: { ...result.raised, text: readable(result.raised.text as string) } }
}

/** The package puts the body of an answer into the text, at times behind the status. */
function readable(text: string): unknown {
  const [, status, body] = /^(?:(\d{3}): )?(.*)$/s.exec(text) as unknown as [
    string,
    string | undefined,
    string,
  ]
  try {
    const parsed = JSON.parse(body) as unknown
    return status === undefined ? parsed : { status, body: parsed }
  } catch {
    return text
  }
}
