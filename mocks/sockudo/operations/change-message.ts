// Update, append and delete, which differ in their bodies.

import { requireHistory } from '../history/require.ts'
import { json } from '../http/answer.ts'
import { readBody } from '../http/body.ts'
import type { SignedCall, SignedOperation } from '../http/call.ts'
import { applyMutation } from '../messages/apply.ts'
import { checkChannel, findMessage } from '../messages/find.ts'
import { appendOf, deleteOf, type Mutation, updateOf } from '../messages/mutation.ts'
import { appendBody, deleteBody, updateBody } from '../messages/mutation-body.ts'
import type { Decoder } from '../serde/decode.ts'

export const updateMessage: SignedOperation = (call) => change(call, updateOf(read(call, updateBody)))

export const appendMessage: SignedOperation = (call) => change(call, appendOf(read(call, appendBody)))

export const deleteMessage: SignedOperation = (call) => change(call, deleteOf(read(call, deleteBody)))

function read<Body>({ request, world }: SignedCall, body: Decoder<Body>): Body {
  return readBody(request, body, world.settings.limits.bodyBytes)
}

function change(call: SignedCall, mutation: Mutation): ReturnType<SignedOperation> {
  const { world, app } = call
  checkChannel(call)
  requireHistory(call)
  const message = findMessage(call)
  const { version, duplicate } = applyMutation(world, app, message, mutation)
  return json(200, {
    channel: message.channel,
    message_serial: message.serial,
    action: mutation.action,
    accepted: true,
    version_serial: version.serial,
    history_serial: message.historySerial,
    delivery_serial: version.deliverySerial,
    status: duplicate ? 'duplicate' : 'applied',
  })
}
