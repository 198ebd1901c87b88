// The rules for AI events and for channels that carry them.

import { utf8Length } from '../../../src/core/bytes.ts'
import { isAiChannel } from '../channels/name.ts'
import { aiFailure } from '../http/failure.ts'
import { checkAiHeaders } from './ai-headers.ts'
import type { Publish } from './publish-event.ts'

const aiEvents = new Set([
  'ai-input',
  'ai-output',
  'ai-run-start',
  'ai-run-suspend',
  'ai-run-resume',
  'ai-run-end',
  'ai-cancel',
  'ai-step-start',
  'ai-step-end',
  'ai-turn-start',
  'ai-turn-end',
])
const messageIdBytes = 64

export function isAiEvent(name: string | undefined): boolean {
  return name !== undefined && aiEvents.has(name)
}

/** @throws Failure */
export function checkAiEvent({ world, name, body }: Publish, channel: string): void {
  const ai = body.extras?.ai
  if (!isAiChannel(world.settings.features, channel)) {
    if (ai === undefined && !isAiEvent(name)) return
    throw aiFailure(403, 'ai_event_not_permitted', 104003, 'AI Transport is not enabled for this channel')
  }
  checkMessageId(body.message_id)
  if (ai !== undefined) checkAiHeaders(ai)
}

function checkMessageId(id: string | undefined): void {
  if (id === '') {
    throw aiFailure(400, 'ai_invalid_transport_header', 104000, 'message_id must not be empty')
  }
  if (id !== undefined && utf8Length(id) > messageIdBytes) {
    throw aiFailure(400, 'ai_header_too_large', 104001, `message_id exceeds ${messageIdBytes} bytes`)
  }
}
