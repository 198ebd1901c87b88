// channelkit mock sockudo

import { createFakeSockudo, type FakePushProvider } from '../../../../mocks/sockudo/index.ts'
import { matchRoute, type OperationId } from '../../../../mocks/sockudo/http/routes.ts'
import { parseFault } from '../../../../mocks/faults/parse-fault.ts'
import { utf8Length } from '../../../core/bytes.ts'
import { UsageError } from '../../command.ts'
import { appOf, checkBatch, create, webhookOf } from './app-options.ts'
import { describeApp, factsOf } from './credentials.ts'
import { newSince } from './new-since.ts'
import type { Service } from './service.ts'
import { createWebhookLog } from './webhook-log.ts'

const pushProviders = ['fcm', 'apns', 'webPush', 'hms', 'wns'] as const satisfies readonly FakePushProvider[]

const options = {
  app: { type: 'string', multiple: true },
  webhook: { type: 'string', multiple: true },
  'webhook-batch': { type: 'boolean', default: false },
  push: { type: 'string', default: 'webPush' },
  strict: { type: 'string' },
  fault: { type: 'string', multiple: true },
} as const

export const sockudo: Service<typeof options> = {
  name: 'sockudo',
  title: 'Sockudo 5.2.0',
  port: 6001,
  synopsis:
    '[--app ID:KEY:SECRET] [--webhook URL] [--webhook-batch] [--push webPush] [--strict pusher] [--fault FAULT]',
  usage: `  --app            an app; may be repeated (default app-id:app-key:app-secret)
  --webhook        a URL that gets every event of every app, signed, one by one; may be repeated
  --webhook-batch  webhooks carry the events of 50 ms, up to 100 of them
  --push           the push providers that are on, like apns,fcm: ${pushProviders.join(', ')} (default webPush)
  --strict         pusher: what the protocol of Pusher says, wherever Sockudo does something else
  --fault          what goes wrong; may be repeated: OPERATION:NAME=VALUE,… or NAME=VALUE,… for all of them, like
                   triggerEvent:status=503,retryAfter=1s,times=2  latency=50..500ms  socket=cut,event=order.created`,
  options,
  start(values) {
    const { app = ['app-id:app-key:app-secret'], webhook = [], fault: faults = [], strict } = values
    const apps = app.map(appOf)
    const webhooks = webhook.map(webhookOf)
    if (strict !== undefined && strict !== 'pusher') throw new UsageError('--strict takes pusher')
    checkBatch(values['webhook-batch'], webhooks)
    const posts = createWebhookLog()
    const fake = create(() =>
      createFakeSockudo({
        apps: apps.map((app) => ({ ...app, webhooks })),
        ...(values['webhook-batch'] && { webhooks: { batching: {} } }),
        push: { providers: values.push.split(',').map(providerOf) },
        strict,
        fetch: posts.fetch,
      }),
    )
    for (const fault of faults) create(() => fake.fault(parseFault<OperationId>(fault)))
    const events = newSince(() => fake.events)
    return {
      fake,
      describe: (address) => [
        ...apps.flatMap((app) => describeApp(app, address, (url) => `createSockudo(${url})`)),
        ...(webhooks.length + faults.length > 0 ? [''] : []),
        ...webhooks.map(({ url }) => `  webhooks go to ${url}`),
        ...faults.map((fault) => `  fault ${fault}`),
      ],
      facts: (address) => ({
        apps: apps.map((app) => factsOf(app, address)),
        webhooks: webhooks.map(({ url }) => url),
        faults,
      }),
      operationOf: (method, path) =>
        matchRoute(path)?.route.operations.get(method === 'HEAD' ? 'GET' : method),
      published: () =>
        events().map(({ app, channel, name, data }) => {
          return { type: 'event', app, channel, name, bytes: utf8Length(data) }
        }),
      webhooks: posts,
      sockets: () => fake.connections.map(({ socketId }) => socketId),
    }
  },
}

function providerOf(name: string): FakePushProvider {
  const provider = pushProviders.find((each) => each === name)
  if (provider === undefined) throw new UsageError(`--push takes some of ${pushProviders.join(',')}`)
  return provider
}
