import { jsonText } from '../http/answer.ts'
import { readBody } from '../http/body.ts'
import type { SignedOperation } from '../http/call.ts'
import { draining } from '../http/failure.ts'
import { pushesByRule } from '../push/admission/by-rule.ts'
import { eventBody } from '../publish/event-body.ts'
import { answerOnce, requestKey } from '../publish/idempotency.ts'
import { publishEvent, requireCounts, wantsReceipts } from '../publish/publish-event.ts'

export const triggerEvent: SignedOperation = (call) => {
  const { app, request, world } = call
  const body = readBody(request, eventBody, world.settings.limits.bodyBytes)
  if (world.draining) throw draining()
  requireCounts(world, [body])
  const key = requestKey(call, body.idempotency_key)
  const answer = answerOnce(call, 'event', key, () => {
    const push = pushesByRule(call, body)
    const receipts = publishEvent(world, app, body, key)
    push()
    return JSON.stringify(wantsReceipts(body) ? { channels: Object.fromEntries(receipts) } : { ok: true })
  })
  return jsonText(200, answer)
}
