// A client that sends nowhere: known credentials, a clock that stands still, a fetch that records.

import { createSockudo, type Sockudo, type SockudoOptions } from '../../src/services/sockudo/index.ts'
import { type Answer, fixedClock, type RecordingFetch, recordingFetch } from '../../src/testing/index.ts'

export const credentials = {
  appId: 'app-id',
  key: 'test-key-278d425bdf16',
  secret: 'test-secret-7ad3773142a6',
} as const

/** In seconds. */
export const now = 1_700_000_000

export interface TestClient {
  readonly client: Sockudo
  readonly fetch: RecordingFetch
}

export function testClient(options: Partial<SockudoOptions> = {}, ...answers: readonly Answer[]): TestClient {
  const fetch = recordingFetch(...answers)
  const clock = fixedClock(now * 1000)
  const client = createSockudo({ ...credentials, host: '127.0.0.1', port: 6001, clock, fetch, ...options })
  return { client, fetch }
}

/** The parsed bodies of what was sent. */
export function bodiesOf({ requests }: RecordingFetch): Record<string, any>[] {
  return requests.map(({ body }) => JSON.parse(body) as Record<string, unknown>)
}

/** The queries of what was sent, without what signs them. */
export function queriesOf({ requests }: RecordingFetch): Record<string, string>[] {
  const unsigned = ([name]: [string, string]): boolean => !/^(?:auth_|body_md5$)/.test(name)
  return requests.map(({ query }) => Object.fromEntries(Object.entries(query).filter(unsigned)))
}
