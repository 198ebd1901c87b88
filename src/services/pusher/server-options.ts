// Which server: from preset, cluster and host to a host, and what is wrong with the app for that host.

import type { ClientOptions } from '../../channels/options.ts'
import { ArgumentError, shapeOf } from '../../core/errors/argument-error.ts'
import type { Preset } from './preset.ts'
import { type PresetName, pusherPresets } from './presets.ts'

export interface PusherOptions extends Omit<ClientOptions, 'host'> {
  /** Which server it is, with its limits and what it lacks. Default: `pusher`. */
  readonly preset?: PresetName | undefined
  /** The cluster of an app on Pusher Channels: `eu`. Without effect when there is a host. */
  readonly cluster?: string | undefined
  /** Name or address of a server of your own, without scheme, port and path. */
  readonly host?: string | undefined
}

export interface Chosen {
  readonly name: PresetName
  readonly preset: Preset
  readonly options: ClientOptions
}

/**
 * Checks what only this client knows, and gives the rest to the shared one.
 *
 * @throws ArgumentError that names the option and the rule, and shows no value
 */
export function chooseServer(options: PusherOptions): Chosen {
  if (typeof options !== 'object' || options === null) {
    throw new ArgumentError('options', `must be an object or a connection URL, received ${shapeOf(options)}`)
  }
  if (options instanceof URL) throw new ArgumentError('options', 'must be a URL as text; pass its href')
  const { preset: name = 'pusher', cluster, ...rest } = options
  if (typeof name !== 'string' || !Object.hasOwn(pusherPresets, name)) {
    const names = Object.keys(pusherPresets).join(', ')
    throw new ArgumentError('options.preset', `must be one of ${names}, received ${shapeOf(name)}`)
  }
  const preset = pusherPresets[name]
  const host = rest.host ?? hostOf(cluster, preset)
  for (const secret of ['appId', 'key', 'secret'] as const) refuseSpace(rest[secret], `options.${secret}`)
  checkAppId(rest.appId, host)
  return { name, preset, options: { ...rest, host } }
}

function hostOf(cluster: unknown, { clusterHost, title }: Preset): string {
  if (clusterHost === undefined) {
    const rule = `is needed: ${title} is a server of your own`
    throw new ArgumentError('options.host', cluster === undefined ? rule : `${rule}, and cluster names none`)
  }
  if (cluster === undefined) {
    throw new ArgumentError(
      'options.cluster',
      'is needed: the cluster of the app, such as "eu", or the host of a server of your own',
    )
  }
  if (typeof cluster !== 'string' || !/^[a-z0-9-]+$/i.test(cluster)) {
    throw new ArgumentError(
      'options.cluster',
      `must be the name of a cluster, such as "eu", received ${shapeOf(cluster)}`,
    )
  }
  return clusterHost.replace('{cluster}', cluster)
}

/** Nothing of an app holds white space, and a secret that is cut or pasted with a line end is a 401 and no more. */
function refuseSpace(value: unknown, argument: string): void {
  if (typeof value !== 'string' || !/\s/.test(value)) return
  throw new ArgumentError(argument, 'must not hold white space, which is often pasted along; copy it again')
}

/** Ids of Pusher Channels are numbers. A server of one's own may use any text, and keeps to it. */
function checkAppId(appId: unknown, host: unknown): void {
  const isPushers = typeof host === 'string' && /(?:^|\.)pusher(?:app)?\.com$/i.test(host)
  if (!isPushers || typeof appId !== 'string' || appId === '' || /^\d+$/.test(appId)) return
  throw new ArgumentError('options.appId', 'must be a number as text on Pusher Channels, such as "1234567"')
}
