// The configuration of the Sockudo that the live tests start: everything in memory, every feature of the contract on.

export interface Ports {
  readonly port: number
  readonly metricsPort: number
  readonly webhookPort: number
}

/** Where notifications for devices of Apple go. */
export interface ApnsPlace {
  readonly origin: string
  /** The file with the certificate to trust there. */
  readonly certificatePath: string
}

/** Key, secret and app id, the same as in every example. */
export const app = { id: 'app-id', key: 'app-key', secret: 'app-secret' } as const

/** An app whose id is a number, as those of Pusher are: some clients take no other. */
export const numbered = { id: '4242', key: 'numbered-key', secret: 'numbered-secret' } as const

/** The app on devices of Apple. */
export const bundle = 'com.example.app'

const webhookEvents = [
  ...['channel_occupied', 'channel_vacated', 'member_added', 'member_updated', 'member_removed'],
  ...['subscription_count', 'client_event', 'cache_miss', 'message_version_created'],
  ...['annotation_created', 'annotation_deleted', 'ai_run_started', 'ai_run_ended'],
  ...['ai_turn_started', 'ai_turn_ended', 'ai_cancel_requested', 'ai_stream_orphaned'],
]

const nothing = {
  history: false,
  presenceHistory: false,
  versions: false,
  annotations: false,
  ai: false,
  requests: undefined,
}
const everything = {
  history: true,
  presenceHistory: true,
  versions: true,
  annotations: true,
  ai: true,
  requests: undefined,
}
/**
 * What the server does beyond publishing. `lean` is nothing of it, which is also what a benchmark of clients wants: with
 * history and versions the server is the slower part.
 */
const features = {
  full: everything,
  lean: nothing,
  unversioned: { ...nothing, history: true, presenceHistory: true },
  unrecorded: { ...everything, history: false, ai: false },
  unannotated: { ...everything, annotations: false, ai: false },
  limited: { ...everything, requests: 2 },
}

export type Kind = keyof typeof features

/** The TOML file. Sockudo ignores a file that it cannot parse without a word, so change it with care. */
export function serverConfig(
  { port, metricsPort, webhookPort }: Ports,
  kind: Kind,
  apns: ApnsPlace | undefined,
): string {
  const { history, presenceHistory, versions, annotations, ai, requests } = features[kind]
  return `mode = "development"
host = "127.0.0.1"
port = ${port}
[adapter]
driver = "local"
[cache]
driver = "memory"
[queue]
driver = "memory"
[rate_limiter]
enabled = ${requests !== undefined}
[rate_limiter.api_rate_limit]
max_requests = ${requests ?? 100}
window_seconds = 60
[metrics]
host = "127.0.0.1"
port = ${metricsPort}
[http_api]
request_limit_in_mb = 10
usage_enabled = true
[idempotency]
enabled = true
ttl_seconds = 120
max_key_length = 128
[history]
enabled = ${history}
backend = "memory"
[presence_history]
enabled = ${presenceHistory}
[versioned_messages]
enabled = ${versions}
driver = "memory"
[annotations]
enabled = ${annotations}
[tag_filtering]
enabled = true
[connection_recovery]
enabled = false
[ai_transport]
enabled = ${ai}
[[ai_transport.channels]]
prefix = "ai-"
[ai_transport.rollup]
orphan_ttl_ms = 2000
[webhooks]
request_timeout_ms = 5000
[webhooks.batching]
enabled = false
[webhooks.retry]
enabled = true
max_attempts = 3
initial_backoff_ms = 100
[push]
storage_driver = "memory"
queue_driver = "memory"
allow_memory_drivers = true
webpush_enabled = true
${apns === undefined ? '' : apnsConfig(apns)}[push.default_quotas]
acceptance_rps = ${requests === undefined ? 0 : 1}
[app_manager]
driver = "memory"
[app_manager.cache]
enabled = false
${[appConfig(app, 'hook'), appConfig(numbered, 'numbered')].join('')}`

  function appConfig({ id, key, secret }: typeof app | typeof numbered, path: string): string {
    return `[[app_manager.array.apps]]
id = "${id}"
key = "${key}"
secret = "${secret}"
enabled = true
[app_manager.array.apps.policy.limits]
max_connections = 0
max_client_events_per_second = 100
max_event_name_length = 200
max_event_payload_in_kb = 100
max_event_channels_at_once = 100
max_event_batch_size = 10
[app_manager.array.apps.policy.features]
enable_client_messages = true
enable_user_authentication = true
enable_watchlist_events = true
[app_manager.array.apps.policy.channels]
allowed_origins = ["*"]
annotations_enabled = ${annotations}
[[app_manager.array.apps.policy.channels.channel_namespaces]]
name = "chat"
allow_user_limited_channels = true
annotations_enabled = false
[[app_manager.array.apps.policy.webhooks]]
url = "http://127.0.0.1:${webhookPort}/${path}"
event_types = ${JSON.stringify(kind === 'lean' ? [] : webhookEvents)}
`
  }
}

/** Tries a delivery three times within half a second, and then gives up. */
function apnsConfig({ origin, certificatePath }: ApnsPlace): string {
  return `apns_enabled = true
[push.apns]
topic = "${bundle}"
endpoint = "${origin}"
broadcast_endpoint = "${origin}"
management_endpoint = "${origin}"
live_activities_enabled = true
broadcast_enabled = true
ca_certificate_path = ${JSON.stringify(certificatePath)}
[push.retry]
max_attempts = 3
initial_backoff_ms = 100
jitter = false
`
}
