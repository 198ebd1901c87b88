// The ports of a service: one, or two where it has a second.

import type { FakeServer } from '../../../../mocks/fake-server.ts'
import { type Listener, listen } from '../../../../mocks/node.ts'
import { KitError } from '../../../core/errors/kit-error.ts'
import { jsonLine, logged, textLine } from './log.ts'
import { countSockets, type OpenSockets } from './open-sockets.ts'
import type { Played } from './service.ts'
import type { SharedChoice } from './shared-options.ts'

export interface OpenServer {
  readonly server: Listener
  readonly sockets: OpenSockets
}

/**
 * Puts what is played on its ports, with its log.
 *
 * @throws KitError that names the option where a port is in use; then nothing listens
 */
export async function openServers(
  played: Played,
  choice: SharedChoice,
): Promise<readonly [OpenServer, ...OpenServer[]]> {
  const { log } = choice
  const line = log === 'json' ? jsonLine : textLine
  const begin = async (fake: FakeServer, at: SharedChoice, option: string): Promise<OpenServer> => {
    const told =
      log === undefined ? fake : logged({ ...played, fake }, (entry) => console.log(line(entry, new Date())))
    const sockets = countSockets(told)
    return { sockets, server: await open(sockets.fake, at, option) }
  }
  const first = await begin(played.fake, choice, '--port')
  const { second } = played
  if (second === undefined) return [first]
  try {
    return [first, await begin(second.fake, { ...choice, port: second.port }, second.option)]
  } catch (error) {
    // What is open already would keep the process alive.
    await closeServers([first])
    throw error
  }
}

export async function closeServers(servers: readonly OpenServer[]): Promise<void> {
  await Promise.all(servers.map(({ server }) => server.close()))
}

async function open(fake: FakeServer, { port, host }: SharedChoice, option: string): Promise<Listener> {
  try {
    return await listen(fake, { port, host })
  } catch (cause) {
    if (!(cause instanceof KitError) || cause.code !== 'port_in_use') throw cause
    const message = `${cause.message}; choose another with ${option}, or any free one with ${option} 0`
    throw new KitError(cause.code, message, { cause })
  }
}
