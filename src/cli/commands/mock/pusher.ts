// channelkit mock pusher

import {
  createFakePusher,
  type FakePusherPreset,
  type PusherOperation,
} from '../../../../mocks/pusher/index.ts'
import { operationAt } from '../../../../mocks/pusher/operation-at.ts'
import { parseFault } from '../../../../mocks/faults/parse-fault.ts'
import { utf8Length } from '../../../core/bytes.ts'
import { UsageError } from '../../command.ts'
import { appOf, checkBatch, create, webhookOf } from './app-options.ts'
import { describeApp, factsOf } from './credentials.ts'
import { newSince } from './new-since.ts'
import type { Service } from './service.ts'
import { createWebhookLog } from './webhook-log.ts'

const titles: Readonly<Record<FakePusherPreset, string>> = {
  pusher: 'Pusher Channels',
  soketi: 'soketi',
  reverb: 'Reverb',
  sockudo: 'Sockudo 5.2.0',
}
const presets = Object.keys(titles) as readonly FakePusherPreset[]

const options = {
  preset: { type: 'string', default: 'pusher' },
  app: { type: 'string', multiple: true },
  webhook: { type: 'string', multiple: true },
  'webhook-batch': { type: 'boolean', default: false },
  fault: { type: 'string', multiple: true },
} as const

export const pusher: Service<typeof options> = {
  name: 'pusher',
  title: 'Pusher Channels',
  port: 6001,
  synopsis: '[--preset pusher] [--app ID:KEY:SECRET] [--webhook URL] [--webhook-batch] [--fault FAULT]',
  usage: `  --preset         ${presets.join(', ')}: whose limits, checks and words it has (default pusher)
  --app            an app; may be repeated (default 1234:app-key:app-secret)
  --webhook        a URL that gets every event of every app, signed, one by one; may be repeated; not with reverb
  --webhook-batch  webhooks carry the events of 50 ms, up to 100 of them
  --fault          what goes wrong; may be repeated: OPERATION:NAME=VALUE,… or NAME=VALUE,… for all of them, like
                   triggerEvent:status=403,code=over_quota,times=2  latency=50..500ms  socket=cut,event=order.created`,
  options,
  start(values) {
    const preset = presetOf(values.preset)
    const { app = ['1234:app-key:app-secret'], webhook = [], fault: faults = [] } = values
    const apps = app.map(appOf)
    const webhooks = webhook.map(webhookOf)
    const told = webhooks.length === 0 ? {} : { webhooks }
    checkBatch(values['webhook-batch'], webhooks)
    const posts = createWebhookLog()
    const fake = create(() =>
      createFakePusher({
        preset,
        apps: apps.map((one) => ({ ...one, ...told })),
        ...(values['webhook-batch'] && { webhooks: { batching: {} } }),
        fetch: posts.fetch,
      }),
    )
    for (const fault of faults) create(() => fake.fault(parseFault<PusherOperation>(fault)))
    const events = newSince(() => fake.events)
    const client = (url: string): string =>
      preset === 'pusher' ? `createPusher(${url})` : `createPusher(${url}, { preset: '${preset}' })`
    return {
      fake,
      title: titles[preset],
      describe: (address) => [
        ...(preset === 'pusher' ? [] : ['', `  preset ${preset}`]),
        ...apps.flatMap((app) => describeApp(app, address, client)),
        ...(webhooks.length + faults.length > 0 ? [''] : []),
        ...webhooks.map(({ url }) => `  webhooks go to ${url}`),
        ...faults.map((fault) => `  fault ${fault}`),
      ],
      facts: (address) => ({
        preset,
        apps: apps.map((app) => factsOf(app, address)),
        webhooks: webhooks.map(({ url }) => url),
        faults,
      }),
      operationOf: (method, path) => operationAt(preset, method, path),
      published: () =>
        events().map(({ app, channel, name, data }) => {
          return { type: 'event', app, channel, name, bytes: utf8Length(data) }
        }),
      webhooks: posts,
      sockets: () => fake.connections.map(({ socketId }) => socketId),
    }
  },
}

function presetOf(name: string): FakePusherPreset {
  const preset = presets.find((each) => each === name)
  if (preset === undefined) throw new UsageError(`--preset takes ${presets.join(', ')}`)
  return preset
}
