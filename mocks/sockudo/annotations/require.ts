// Annotations can only be asked for on a valid channel, and where there are annotations.

import type { App } from '../apps.ts'
import { withoutTypePrefix } from '../channels/name.ts'
import { featureDisabled, forbidden } from '../http/failure.ts'
import type { SignedCall } from '../http/call.ts'
import { checkChannel } from '../messages/find.ts'

/** The channel. @throws Failure */
export function requireAnnotations(call: SignedCall): string {
  checkChannel(call)
  const channel = call.param('channelName')
  if (!call.world.settings.features.annotations) {
    throw featureDisabled(`Annotations are disabled globally for channel '${channel}'`)
  }
  if (isAllowed(call.app.app, channel)) return channel
  throw forbidden(`Annotations are disabled by channel policy for channel '${channel}'`)
}

/** A namespace may say something else than its app. */
export function isAllowed({ namespaces, annotations }: App, channel: string): boolean {
  const [, namespace] = /^([^:]*):/.exec(withoutTypePrefix(channel)) ?? []
  return namespaces.get(namespace ?? '')?.annotations ?? annotations
}
