// One service as a sub-command: from its options to a server that runs until somebody ends it.

import { KitError } from '../../../core/errors/kit-error.ts'
import { type Listener, listen } from '../../../../mocks/node.ts'
import type { FakeServer } from '../../../../mocks/fake-server.ts'
import { type Command, readArgs } from '../../command.ts'
import { interrupted } from './interrupted.ts'
import { jsonLine, logged, textLine } from './log.ts'
import { countSockets } from './open-sockets.ts'
import type { Address, OptionsConfig, Service, ValuesOf } from './service.ts'
import {
  readShared,
  type SharedChoice,
  sharedOptions,
  sharedSynopsis,
  sharedUsage,
  withLogValue,
} from './shared-options.ts'

/** Milliseconds that clients have to answer the goodbye. */
const patience = 3000

export function mockCommand<Options extends OptionsConfig>(service: Service<Options>): Command {
  const { name, title, port, synopsis, usage } = service
  return {
    name,
    summary: `a ${title}`,
    usage: `channelkit mock ${name} ${sharedSynopsis}
  ${synopsis}

Answers like a ${title}, over HTTP and WebSocket, until it is interrupted. The first line is printed once it listens.

${sharedUsage(port)}
${usage}`,
    run: (args) => run(service, args),
  }
}

async function run<Options extends OptionsConfig>(
  service: Service<Options>,
  args: readonly string[],
): Promise<void> {
  const options = { ...service.options, ...sharedOptions }
  const { values } = readArgs({ args: withLogValue(args), options })
  const choice = readShared(values as ValuesOf<typeof sharedOptions>, service.port)
  const played = service.start(values as ValuesOf<Options>)
  const { log } = choice
  const line = log === 'json' ? jsonLine : textLine
  const told =
    log === undefined ? played.fake : logged(played, (entry) => console.log(line(entry, new Date())))
  const sockets = countSockets(told)
  const server = await open(sockets.fake, choice)
  // Whoever reads the output may go away; the server stays.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
  const end = interrupted()
  const address = reachable(server)
  if (choice.json) {
    const { url, host, port } = address
    console.log(JSON.stringify({ service: service.name, url, host, port, ...played.facts(address) }))
  } else {
    const first = `A fake ${played.title ?? service.title} listens on ${server.url}; Ctrl+C stops it.`
    console.log([first, ...played.describe(address)].join('\n'))
  }
  await end
  await sockets.fake.close()
  await sockets.closed(patience)
  await server.close()
  // A webhook whose receiver does not answer would keep the process alive.
  process.exit(0)
}

async function open(fake: FakeServer, { port, host }: SharedChoice): Promise<Listener> {
  try {
    return await listen(fake, { port, host })
  } catch (cause) {
    if (!(cause instanceof KitError) || cause.code !== 'port_in_use') throw cause
    const message = `${cause.message}; choose another with --port, or any free one with --port 0`
    throw new KitError(cause.code, message, { cause })
  }
}

/** Nobody can connect to "every address". */
function reachable({ url, host, port }: Listener): Address {
  if (host === '0.0.0.0') return { url: `http://127.0.0.1:${port}`, host: '127.0.0.1', port }
  if (host === '::') return { url: `http://[::1]:${port}`, host: '[::1]', port }
  return { url, host: host.includes(':') ? `[${host}]` : host, port }
}
