// The other end of the webhooks of a fake, in the same process.

import type { FakeSockudoOptions, FakeWebhook } from '../../../mocks/sockudo/index.ts'
import { setup, type Setup } from './setup.ts'

export interface Received {
  readonly headers: Headers
  readonly body: string
}

export interface WithReceiver extends Setup {
  /** What arrived since the last call, once everything that is under way has arrived. */
  arrived(): Promise<Received[]>
  /** Their events. */
  told(): Promise<any[]>
}

export type Answer = () => Response | Promise<Response>

type Extra = Omit<FakeWebhook, 'url' | 'handler'> & { readonly answer?: Answer }

export function withReceiver(extra: Extra = {}, options: FakeSockudoOptions = {}): WithReceiver {
  const { answer = () => new Response(), ...rest } = extra
  const received: Received[] = []
  const handler = async (request: Request): Promise<Response> => {
    received.push({ headers: request.headers, body: await request.text() })
    return answer()
  }
  const app = { id: 'app-id', key: 'app-key', secret: 'app-secret', webhooks: [{ handler, ...rest }] }
  const world = setup({ apps: [app], ...options })
  const arrived = async (): Promise<Received[]> => {
    await settled()
    return received.splice(0)
  }
  return {
    ...world,
    arrived,
    told: async () => (await arrived()).flatMap(({ body }) => JSON.parse(body).events),
  }
}

/** Everything that needs no time has happened. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve))
}
