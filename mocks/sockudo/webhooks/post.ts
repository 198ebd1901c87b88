// One attempt.

import type { AppState, World } from '../world.ts'
import type { Receiver } from './receiver.ts'

export interface Damage {
  /** Signed with something else. */
  readonly isForged: boolean
  /** The receiver does not hear of it, and nobody answers. */
  readonly isUnanswered: boolean
}

const none: Damage = { isForged: false, isUnanswered: false }

/** @returns the status of the answer */
export async function post(
  world: World,
  state: AppState,
  receiver: Receiver,
  body: string,
  { isForged, isUnanswered }: Damage = none,
): Promise<number> {
  // Whatever caused the event goes on before the receiver hears of it.
  await undefined
  if (world.ended) throw new Error('the fake was reset or closed')
  const { timeout } = world.settings.webhooks
  const controller = new AbortController()
  let cancel = (): void => {}
  const late = new Promise<never>((_, reject) => {
    cancel = world.later(() => {
      const error = new Error(`no answer in ${timeout} ms`)
      controller.abort(error)
      reject(error)
    }, timeout)
  })
  try {
    if (isUnanswered) return await late
    const signature = state.sign(isForged ? `forged ${body}` : body)
    const request = requestOf(state, receiver, body, signature, controller.signal)
    const response = await Promise.race([send(world, receiver, request), late])
    // Nobody reads the answer's body; without this its connection stays busy.
    response.body?.cancel().catch(() => {})
    return response.status
  } finally {
    cancel()
  }
}

/** Looked up at call time, so that a replaced `fetch` applies. */
async function send(world: World, receiver: Receiver, request: Request): Promise<Response> {
  try {
    const response = await (receiver.handler ?? world.settings.fetch ?? globalThis.fetch)(request)
    if (response instanceof Response) return response
    throw new TypeError('the receiver of the webhook returned no Response')
  } catch (error) {
    // A network may fail; a function that throws has a mistake in it, and its author looks here.
    if (receiver.handler !== undefined) world.settings.onError(error)
    throw error
  }
}

function requestOf(
  state: AppState,
  receiver: Receiver,
  body: string,
  signature: string,
  signal: AbortSignal,
): Request {
  const headers = new Headers({
    'content-type': 'application/json',
    'x-pusher-key': state.app.key,
    'x-pusher-signature': signature,
    accept: '*/*',
  })
  for (const [name, value] of receiver.headers) headers.append(name, value)
  const url = receiver.url ?? 'http://webhook.invalid/'
  return new Request(url, { method: 'POST', headers, body, signal })
}
