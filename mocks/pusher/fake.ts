// Pusher Channels and its relatives, as a function.

import { ArgumentError } from '../../src/core/errors/argument-error.ts'
import type { FakeServer } from '../fake-server.ts'
import { createFake } from '../sockudo/fake.ts'
import type { FakeFaults } from '../sockudo/faults/fault.ts'
import { createRoutes } from '../sockudo/http/routes.ts'
import { resolveOptions } from '../sockudo/resolve-options.ts'
import { sockudo } from '../sockudo/sockudo.ts'
import type { FakeState } from '../sockudo/state.ts'
import type { FakeWaits } from '../sockudo/waits/waits.ts'
import { checkWords } from './faults.ts'
import { answerInWords } from '../sockudo/faults/words.ts'
import { respondAs } from './http/respond.ts'
import { placesOf, type PusherOperation } from './operations.ts'
import { limitsOfSockudo } from './limits.ts'
import {
  defaultApps,
  type FakePusherOptions,
  requireNames,
  requirePreset,
  resolvePusherOptions,
} from './options.ts'
import type { PresetServer } from './preset-server.ts'
import { servers } from './presets/index.ts'

/** The state has the lists of `createFakeSockudo`; `pushes` stays empty. */
export interface FakePusher extends FakeServer, FakeState, FakeWaits, FakeFaults<PusherOperation> {}

/**
 * Pusher Channels in this process, or a soketi, a Reverb or a Sockudo: each with its own limits, checks and words.
 *
 * What a preset does not have is a 404, as on the server. Preset `sockudo` is the fake of `createFakeSockudo` with
 * everything that is in it. A refusal of soketi has the status 200, as soketi sends it, and its code in the body.
 *
 * It opens no port; `listen` of `channelkit/mocks/node` puts it on one. Its properties are read anew each time, so read
 * `fake.events`, not a copy from before. `received` and `waitFor` wait for what is still to come.
 *
 * @example
 * ```ts
 * import { createPusher } from 'channelkit/pusher'
 * import { createFakePusher } from 'channelkit/mocks/pusher'
 *
 * const fake = createFakePusher()
 * const app = { appId: '1234', key: 'app-key', secret: 'app-secret' }
 * const pusher = createPusher({ ...app, host: '127.0.0.1', fetch: fake.fetch })
 * await pusher.trigger('orders', 'order.created', { id: 1 })
 * console.log(fake.events[0]?.name)
 * ```
 *
 * @param options - preset, apps, limits, clock, ids
 * @returns the fake, with no connection and an empty memory
 * @throws ArgumentError for an option that does not exist or makes no sense, webhooks with preset `reverb` among them
 */
export function createFakePusher(options: FakePusherOptions = {}): FakePusher {
  requireNames(options)
  const { preset = 'pusher', ...rest } = options
  requirePreset(preset, [...Object.keys(servers), 'sockudo'])
  if (preset === 'sockudo') {
    const { apps = defaultApps, limits, ...others } = rest
    const chosen = { ...others, apps, limits: limitsOfSockudo(limits) }
    // It refuses a fault in an operation that it does not have, as the other presets do.
    return createFake(resolveOptions(chosen), sockudo).fake as FakePusher
  }
  const server = servers[preset]
  return createFake(resolvePusherOptions(options, server), kindOf(server)).fake
}

function kindOf(server: PresetServer): Parameters<typeof createFake<PusherOperation>>[1] {
  const matchRoute = createRoutes(placesOf(server.operations))
  return {
    operations: server.operations,
    matchRoute,
    respond: respondAs(server, matchRoute),
    accept: server.accept,
    checkFault(fault) {
      if (!('unreachableNode' in fault)) return
      throw new ArgumentError('fault.unreachableNode', 'can be with preset sockudo only')
    },
    checkCode: (answer) => checkWords(server.words, answer),
    instead: (fault) => ({ instead: answerInWords(server.words, fault) }),
    // How these servers wait for each other is not known.
    waitFor: () => 0,
  }
}
