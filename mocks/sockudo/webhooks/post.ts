// One attempt.

import type { AppState, World } from '../world.ts'
import type { Receiver } from './receiver.ts'

/** @returns the status of the answer */
export async function post(world: World, state: AppState, receiver: Receiver, body: string): Promise<number> {
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
    const request = requestOf(state, receiver, body, controller.signal)
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
  const response = await (receiver.handler ?? world.settings.fetch ?? globalThis.fetch)(request)
  if (response instanceof Response) return response
  throw new TypeError('the receiver of the webhook returned no Response')
}

function requestOf(state: AppState, receiver: Receiver, body: string, signal: AbortSignal): Request {
  const headers = new Headers({
    'content-type': 'application/json',
    'x-pusher-key': state.app.key,
    'x-pusher-signature': state.sign(body),
    accept: '*/*',
  })
  for (const [name, value] of receiver.headers) headers.append(name, value)
  const url = receiver.url ?? 'http://webhook.invalid/'
  return new Request(url, { method: 'POST', headers, body, signal })
}
