// npm pusher as it is published, and what its calls come to.

import Pusher from 'pusher'
import type { World } from '../world.ts'

/** 32 bytes. */
const masterKey = Buffer.alloc(32, 7).toString('base64')

/** The package takes more than its types say: any body, and parameters that Pusher does not have. */
export interface AnyPusher extends Omit<Pusher, 'get' | 'post' | 'trigger'> {
  get(options: { path: string; params?: object }): Promise<unknown>
  post(options: { path: string; body?: unknown }): Promise<unknown>
  trigger(
    channels: string | readonly string[],
    event: string,
    data: unknown,
    params?: object,
  ): Promise<Response>
}

export function pusherOf(world: World, options: object = {}): AnyPusher {
  const { url, host } = world
  return new Pusher({
    appId: url.pathname.split('/').at(-1)!,
    key: url.username,
    secret: url.password,
    host,
    port: `${world.port}`,
    useTLS: false,
    encryptionMasterKeyBase64: masterKey,
    ...options,
  } as Pusher.Options) as unknown as AnyPusher
}

/** The status and the body of an answer, or how the package says that there was none. */
export async function outcome(call: () => unknown): Promise<object> {
  try {
    const answer = (await call()) as Response
    return { status: answer.status, body: parsed(await answer.text()) }
  } catch (error) {
    const { name, message, status, body } = error as Pusher.RequestError
    return { threw: { name, message, status, body: body && parsed(body) } }
  }
}

/** Several calls, one after the other. */
export async function outcomes(...calls: readonly (() => unknown)[]): Promise<object[]> {
  const all: object[] = []
  for (const call of calls) all.push(await outcome(call))
  return all
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
