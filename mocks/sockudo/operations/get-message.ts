import { jsonText } from '../http/answer.ts'
import type { SignedOperation } from '../http/call.ts'
import { checkChannel, findMessage } from '../messages/find.ts'
import { latestOf } from '../messages/message.ts'
import { messageText } from '../messages/message-text.ts'
import { objectText } from '../serde/object-text.ts'

export const getMessage: SignedOperation = (call) => {
  checkChannel(call)
  const message = findMessage(call)
  return jsonText(
    200,
    objectText([
      ['channel', JSON.stringify(message.channel)],
      ['item', messageText(message, latestOf(message))],
    ]),
  )
}
