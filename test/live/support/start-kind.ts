// A real server for each kind of the contract table, with what it leans on.

import type { ServerKind } from '../../contract/case.ts'
import type { Kind } from '../server/config.ts'
import { type OwnServer, startOwn } from '../server/start.ts'
import { type AppleAnswer, startFakeApns } from './fake-apns.ts'
import { startFakeRedis } from './fake-redis.ts'

/** Lines of the configuration file and what stands there instead. */
type Changes = Readonly<Record<string, string>>

/** Something that the server leans on. */
interface Support {
  close(): Promise<void>
}

export async function startKind(kind: ServerKind): Promise<OwnServer> {
  switch (kind) {
    case 'draining': {
      const server = await startOwn('full')
      await server.drain()
      return server
    }
    case 'apns':
      return startWithApns()
    case 'apnsDown': {
      const apns = await startFakeApns()
      await apns.close()
      return startOwn('full', apns)
    }
    case 'apnsBusy':
      return startWithApns(busy, { '[push]': '[push]\nbackpressure_lag_threshold_secs = 1' })
    case 'apnsRefusing':
      return startWithApns(() => ({ status: 403, reason: 'InvalidProviderToken' }))
    case 'brief':
      return startChanged('unrecorded', {
        '[presence_history]': '[presence_history]\nmax_events_per_channel = 2',
      })
    case 'narrow':
      return startChanged('full', {
        '[ai_transport]': `[ai_transport]
max_appends_per_message = 1
max_open_streaming_messages_per_channel = 1`,
      })
    case 'bare':
      return startChanged(
        'full',
        {
          'usage_enabled = true': 'usage_enabled = false',
          'webpush_enabled = true': 'webpush_enabled = false',
        },
        { PUSH_CREDENTIAL_ENCRYPTION_KEY: undefined },
      )
    case 'congested':
      return startOwn('full', undefined, undefined, { PUSH_BACKPRESSURE: 'true' })
    case 'ruled':
      return startChanged('full', {
        'webpush_enabled = true': 'webpush_enabled = true\nfcm_enabled = true',
        '[app_manager]': `[[push_rules]]
channel_pattern = "pushy-*"
event_filter = ["pushed"]
rate_limit_per_second = 1
[app_manager]`,
      })
    case 'crowded':
      return startChanged('full', { 'mode = "development"': 'mode = "development"\nmax_connections = 1' })
    case 'strained':
      return startChanged('full', {
        'usage_enabled = true': `usage_enabled = true
[http_api.accept_traffic]
enabled = true
memory_limit_bytes = 1`,
      })
    case 'api':
      return startWithRedis(() => false, 'lean', {
        'mode = "development"': 'mode = "development"\nserver_role = "api"',
        'driver = "local"': 'driver = "redis"\nfallback_to_local = false',
        '[cache]\ndriver = "memory"': '[cache]\ndriver = "redis"',
      })
    case 'uncounted':
      return startWithRedis((_, [, , key = '']) => key.includes(':rl:api:'), 'full', limiterInRedis)
    case 'forgetful':
      return startWithRedis(
        (command, [key = '', , rule = '']) =>
          command === 'PING' || key.includes('_cache:') || rule.includes(':rl:push:'),
        'full',
        { ...limiterInRedis, '[cache]\ndriver = "memory"': '[cache]\ndriver = "redis"' },
      )
    case 'unsettled':
      return startWithRedis((_, [, , key = '']) => key.includes(':idempotency:publish:'), 'lean', {
        '[cache]\ndriver = "memory"': '[cache]\ndriver = "redis"',
      })
    default:
      return startOwn(kind)
  }
}

const limiterInRedis: Changes = {
  '[rate_limiter]\nenabled = false': '[rate_limiter]\nenabled = true\ndriver = "redis"',
  'acceptance_rps = 0': 'acceptance_rps = 1',
}

/** Deliveries come again at once, and requests about channels are told when to. */
const busy = (path: string): AppleAnswer => ({
  status: 429,
  reason: 'TooManyRequests',
  ...(path.startsWith('/1/') && { headers: { 'retry-after': '7' } }),
})

async function startWithApns(
  refusal?: (path: string) => AppleAnswer,
  changes: Changes = {},
): Promise<OwnServer> {
  const apns = await startFakeApns(refusal)
  return together(apns, () => startOwn('full', apns, changed(changes)))
}

/** @param fails - which commands Redis answers with an error */
async function startWithRedis(
  fails: (command: string, args: readonly string[]) => boolean,
  kind: Kind,
  changes: Changes,
): Promise<OwnServer> {
  const redis = await startFakeRedis(fails)
  const place = `[database.redis]\nhost = "127.0.0.1"\nport = ${redis.port}\n[app_manager]`
  return together(redis, () => startChanged(kind, { ...changes, '[app_manager]': place }))
}

function startChanged(kind: Kind, changes: Changes, more?: NodeJS.ProcessEnv): Promise<OwnServer> {
  return startOwn(kind, undefined, changed(changes), more)
}

/** The support ends after the server. */
async function together(support: Support, start: () => Promise<OwnServer>): Promise<OwnServer> {
  try {
    const server = await start()
    return { ...server, stop: () => server.stop().finally(() => support.close()) }
  } catch (error) {
    await support.close()
    throw error
  }
}

/** @throws Error for a line that is not there once */
function changed(changes: Changes): (config: string) => string {
  return (config) =>
    Object.entries(changes).reduce((text, [line, instead]) => {
      const parts = `\n${text}`.split(`\n${line}\n`)
      if (parts.length !== 2) throw new Error(`${parts.length - 1} times in the configuration: ${line}`)
      return parts.join(`\n${instead}\n`).slice(1)
    }, config)
}
