// What was published becomes a message.

import { storedName } from '../history/row.ts'
import { noExtras } from '../publish/extras.ts'
import type { Committed } from '../publish/receipt.ts'
import type { AppState, World } from '../world.ts'
import type { Version } from './message.ts'
import { versionHeaders } from './version-headers.ts'

export function firstVersion(
  { settings }: World,
  app: AppState,
  { channel, name, data, extras = noExtras, socketId }: Committed,
  serial: string,
  historySerial: number,
): Version {
  const at = Math.floor(settings.clock())
  const own = versionHeaders({ serial, historySerial }, { action: 'create', serial, at })
  const headers = { ...extras.headers, ...own }
  return {
    action: 'create',
    serial,
    deliverySerial: app.messages.of(channel).nextDeliverySerial,
    at,
    clientId: socketId === undefined ? undefined : app.connections.get(socketId)?.userId,
    description: undefined,
    name: storedName(name),
    data,
    extras: { ...extras, headers },
    fragment: undefined,
    operation: undefined,
  }
}
