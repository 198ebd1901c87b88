// One service as a sub-command: from its options to a server that runs until somebody ends it.

import type { Listener } from '../../../../mocks/node.ts'
import { type Command, readArgs } from '../../command.ts'
import { interrupted } from './interrupted.ts'
import { closeServers, openServers } from './open-servers.ts'
import type { Address, OptionsConfig, Service, ValuesOf } from './service.ts'
import { readShared, sharedOptions, sharedSynopsis, sharedUsage, withLogValue } from './shared-options.ts'

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
  const servers = await openServers(played, choice)
  // Whoever reads the output may go away; the server stays.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
  const end = interrupted()
  const [address, second] = servers.map(({ server }) => reachable(server)) as [Address, Address?]
  if (choice.json) {
    const { url, host, port } = address
    console.log(JSON.stringify({ service: service.name, url, host, port, ...played.facts(address, second) }))
  } else {
    const [{ server }] = servers
    const first = `A fake ${played.title ?? service.title} listens on ${server.url}; Ctrl+C stops it.`
    console.log([first, ...played.describe(address, second)].join('\n'))
  }
  await end
  await played.fake.close()
  await Promise.all(servers.map(({ sockets }) => sockets.closed(patience)))
  await closeServers(servers)
  // A webhook whose receiver does not answer would keep the process alive.
  process.exit(0)
}

/** Nobody can connect to "every address". */
function reachable({ url, host, port }: Listener): Address {
  if (host === '0.0.0.0') return { url: `http://127.0.0.1:${port}`, host: '127.0.0.1', port }
  if (host === '::') return { url: `http://[::1]:${port}`, host: '[::1]', port }
  return { url, host: host.includes(':') ? `[${host}]` : host, port }
}
