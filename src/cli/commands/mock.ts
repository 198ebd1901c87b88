// channelkit mock: a fake server on a port, for apps in development and for tests in any language.

import { createFakeSockudo, type FakePushProvider } from '../../../mocks/sockudo/index.ts'
import { listen } from '../../../mocks/node.ts'
import { type Command, readArgs, UsageError } from '../command.ts'

const pushProviders = ['fcm', 'apns', 'webPush', 'hms', 'wns'] as const satisfies readonly FakePushProvider[]

export const mock: Command = {
  name: 'mock',
  summary: 'runs a fake server on a port',
  usage: `channelkit mock sockudo [--port 6001] [--host 127.0.0.1] [--app ID:KEY:SECRET] [--webhook URL]
  [--push webPush]

Answers like a Sockudo, over HTTP and WebSocket, until it is interrupted.

  --port    0 takes any free port (default 6001)
  --host    the address to listen on (default 127.0.0.1)
  --app     an app; may be repeated (default app-id:app-key:app-secret)
  --webhook a URL that gets every event of every app, signed, one by one; may be repeated
  --push    the push providers that are on, like apns,fcm: ${pushProviders.join(', ')} (default webPush)`,
  async run(args) {
    const { port, host, apps, webhooks, providers } = parse(args)
    const fake = createFakeSockudo({ apps: apps.map((app) => ({ ...app, webhooks })), push: { providers } })
    const server = await listen(fake, { port, host })
    console.log(`A fake Sockudo listens on http://${server.host}:${server.port}; Ctrl+C stops it.`)
    for (const { id, key, secret } of apps) {
      console.log(`  createSockudo('http://${key}:${secret}@${server.host}:${server.port}/apps/${id}')`)
      const options = `{ cluster: '', wsHost: '${server.host}', wsPort: ${server.port}, forceTLS: false }`
      console.log(`  new Pusher('${key}', ${options})`)
    }
    for (const { url } of webhooks) console.log(`  webhooks go to ${url}`)
    await interrupted()
    await server.close()
  },
}

interface App {
  readonly id: string
  readonly key: string
  readonly secret: string
}

interface Choice {
  readonly port: number
  readonly host: string
  readonly apps: readonly App[]
  readonly webhooks: readonly { readonly url: string }[]
  readonly providers: readonly FakePushProvider[]
}

function parse(args: readonly string[]): Choice {
  const { values, positionals } = readArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      port: { type: 'string', default: '6001' },
      host: { type: 'string', default: '127.0.0.1' },
      app: { type: 'string', multiple: true, default: ['app-id:app-key:app-secret'] },
      webhook: { type: 'string', multiple: true, default: [] },
      push: { type: 'string', default: 'webPush' },
    },
  })
  if (positionals.join(' ') !== 'sockudo') throw new UsageError('takes the name of a service: sockudo')
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new UsageError('--port takes 0 to 65535')
  return {
    port,
    host: values.host,
    apps: values.app.map(appOf),
    webhooks: values.webhook.map(webhookOf),
    providers: values.push.split(',').map(providerOf),
  }
}

function appOf(text: string): App {
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

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })
}
