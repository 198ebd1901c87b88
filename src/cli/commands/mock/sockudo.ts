// channelkit mock sockudo

import { createFakeSockudo, type FakePushProvider } from '../../../../mocks/sockudo/index.ts'
import { matchRoute, type OperationId } from '../../../../mocks/sockudo/http/routes.ts'
import { parseFault } from '../../../../mocks/faults/parse-fault.ts'
import { utf8Length } from '../../../core/bytes.ts'
import { ArgumentError } from '../../../core/errors/argument-error.ts'
import { UsageError } from '../../command.ts'
import { type Credentials, describeApp, factsOf } from './credentials.ts'
import { newSince } from './new-since.ts'
import type { Service } from './service.ts'

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
    const fake = create(() =>
      createFakeSockudo({
        apps: apps.map((app) => ({ ...app, webhooks })),
        ...(values['webhook-batch'] && { webhooks: { batching: {} } }),
        push: { providers: values.push.split(',').map(providerOf) },
        strict,
      }),
    )
    for (const fault of faults) create(() => fake.fault(parseFault<OperationId>(fault)))
    const events = newSince(() => fake.events)
    return {
      fake,
      describe: (address) => [
        ...apps.flatMap((app) => describeApp(app, address)),
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
        events().map(({ app, channel, name, data }) => ({ app, channel, name, bytes: utf8Length(data) })),
      newestSocket: () => fake.connections.at(-1)?.socketId,
    }
  },
}

function appOf(text: string): Credentials {
  const [id, key, secret, ...rest] = text.split(':')
  if (!id || !key || !secret || rest.length > 0) throw new UsageError('--app takes ID:KEY:SECRET')
  return { id, key, secret }
}

function webhookOf(url: string): { url: string } {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new UsageError('--webhook takes an http or https URL')
  }
  return { url }
}

function providerOf(name: string): FakePushProvider {
  const provider = pushProviders.find((each) => each === name)
  if (provider === undefined) throw new UsageError(`--push takes some of ${pushProviders.join(',')}`)
  return provider
}

/** What the fake refuses is said of the option that it came from. */
function create<Made>(make: () => Made): Made {
  try {
    return make()
  } catch (cause) {
    if (!(cause instanceof ArgumentError)) throw cause
    const { message } = cause
    const named = message.replace(/^options\.apps\[\d+\]\./, '--app: the ').replace(/^fault[. ]/, '--fault: ')
    throw new UsageError(named, { cause })
  }
}
