import { jsonText } from '../http/answer.ts'
import { readBody } from '../http/body.ts'
import type { SignedCall, SignedOperation } from '../http/call.ts'
import { draining, limitExceeded } from '../http/failure.ts'
import { pushesByRule } from '../push/admission/by-rule.ts'
import { batchBody, type EventBody } from '../publish/event-body.ts'
import { actOnce, answerOnce, checkKey, requestKey } from '../publish/idempotency.ts'
import { publishEvent, type Receipts, requireCounts, wantsReceipts } from '../publish/publish-event.ts'
import type { Receipt } from '../publish/receipt.ts'

export const triggerBatch: SignedOperation = (call) => {
  const { request, world } = call
  const { batch } = readBody(request, batchBody, world.settings.limits.bodyBytes)
  if (world.draining) throw draining()
  requireCounts(world, batch)
  const limit = world.settings.limits.batchEvents
  if (batch.length > limit) throw limitExceeded(`Batch size (${batch.length}) exceeds limit (${limit})`)
  for (const { idempotency_key: key } of batch) if (key !== undefined) checkKey(world, key)
  return jsonText(
    200,
    answerOnce(call, 'batch', requestKey(call, undefined), () => publishBatch(call, batch)),
  )
}

/** Stops at the first event that fails; those before it are published. @throws Failure */
function publishBatch(call: SignedCall, batch: readonly EventBody[]): string {
  const results = batch.map((body) => {
    const key = body.idempotency_key
    return actOnce(call, key, () => {
      const push = pushesByRule(call, body)
      const receipts = publishEvent(call.world, call.app, body, key)
      push()
      return receipts
    })
  })
  if (!batch.some(wantsReceipts)) return '{}'
  return JSON.stringify({ batch: results.map((receipts, index) => receiptOf(batch[index]!, receipts)) })
}

/** Of several channels only the first is reported. One event that asks makes the answer long, not that of the others. */
function receiptOf(body: EventBody, receipts: Receipts | undefined): Receipt | Record<string, never> {
  if (!wantsReceipts(body)) return {}
  return receipts?.get(body.channel ?? body.channels?.[0] ?? '') ?? {}
}
