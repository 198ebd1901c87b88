// A real server of a test's own that pushes to a fake of Apple: what fails in one test would hold up the others.

import { expect, onTestFinished } from 'vitest'
import { createSockudo, type PushDevice, type Sockudo } from '../../../src/services/sockudo/index.ts'
import { startOwn } from '../server/start.ts'
import { type FakeApns, startFakeApns } from './fake-apns.ts'

type Status = Awaited<ReturnType<Sockudo['push']['status']>>

export interface PushServer {
  readonly apns: FakeApns
  readonly push: Sockudo['push']
  /** Resolves to the status of a publish once it is so; rejects after five seconds. */
  reaches(publishId: string, status: PartialStatus): Promise<Status>
}

type PartialStatus = Partial<Omit<Status, 'counters'>> & { readonly counters?: Partial<Status['counters']> }

/** Stops when the test is over. */
export async function startPushServer(): Promise<PushServer> {
  const apns = await startFakeApns()
  onTestFinished(() => apns.close())
  const server = await startOwn('lean', apns)
  onTestFinished(() => server.stop())
  const { push, close } = createSockudo(server.url)
  onTestFinished(() => close())
  return {
    apns,
    push,
    async reaches(publishId, status) {
      await expect.poll(() => push.status(publishId), { timeout: 5000 }).toMatchObject(status)
      return push.status(publishId)
    },
  }
}

export function phone(id: string, deviceToken: string, more: Partial<PushDevice> = {}): PushDevice {
  return {
    id,
    formFactor: 'phone',
    platform: 'ios',
    timezone: 'Europe/Berlin',
    locale: 'de',
    push: { state: 'ACTIVE', recipient: { transportType: 'apns', deviceToken } },
    ...more,
  }
}
