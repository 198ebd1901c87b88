// From a preset to what the shared client asks of a service.

import type { Dialect } from '../../channels/dialect.ts'
import { sharedEventFields } from '../../channels/publish-fields.ts'
import { ArgumentError } from '../../core/errors/argument-error.ts'
import type { OperationId } from './contract.ts'
import type { Preset } from './preset.ts'
import type { PresetName } from './presets.ts'
import { operations } from '../../../generated/pusher/operations.ts'

const ofSockudo = 'is not part of the Pusher protocol; createSockudo of channelkit/sockudo has it'

export function dialectOf(name: PresetName, preset: Preset): Dialect {
  const { info, title } = preset
  const publishedAgain =
    name === 'sockudo' ? ofSockudo : `does not exist on ${title}, which publishes a repeat again`
  return {
    eventFields: sharedEventFields(info.publish),
    names: preset.names,
    lacks: {
      idempotencyKey: publishedAgain,
      autoIdempotency: publishedAgain,
      tags: ofSockudo,
      extras: ofSockudo,
      messageId: ofSockudo,
      delta: ofSockudo,
    },
    refusedHeaders: { 'x-idempotency-key': publishedAgain },
    info,
    emptyData: preset.emptyData,
    phpArrays: preset.phpArrays,
    queryNamesAsSent: preset.signature.queryNames === 'as-sent',
    refusalIn: preset.refusesWith200 === true ? refusalIn : undefined,
    codeOf: (status, said) =>
      preset.errorCodes.find((error) => error.status === status && error.text.test(said))?.code,
    checkOperation(operation) {
      // What is no operation of the contract is the caller's own request.
      if (!Object.hasOwn(operations, operation) || preset.operations.includes(operation as OperationId))
        return
      const { method, path } = operations[operation as OperationId]
      throw lack(name, `${title} has no ${method} ${path}`)
    },
  }
}

/** `{"error":"…","code":400}`, where the code is a status. */
function refusalIn(body: string): number | undefined {
  if (!body.startsWith('{"error"')) return undefined
  try {
    const { code } = JSON.parse(body) as { readonly code?: unknown }
    return Number.isInteger(code) && (code as number) >= 400 && (code as number) < 600
      ? (code as number)
      : undefined
  } catch {
    return undefined
  }
}

/** The error for what the chosen server does not have. */
export function lack(name: PresetName, what: string): ArgumentError {
  return new ArgumentError('options.preset', `is "${name}": ${what}`)
}
