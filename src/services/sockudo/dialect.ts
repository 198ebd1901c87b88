// What Sockudo has beyond the protocol that its siblings share.

import type { Dialect } from '../../channels/dialect.ts'
import type { IdempotencyRule } from '../../channels/idempotency.ts'
import { checkKey } from '../../channels/idempotency.ts'
import { sharedEventFields } from '../../channels/publish-fields.ts'
import { checkDelta, checkExtras, checkTags } from './event-fields.ts'

/** Source: `idempotency.max_key_length` of Sockudo; a message id is as long. */
const idempotency: IdempotencyRule = {
  longestKey: 128,
  header: 'x-idempotency-key',
  field: 'idempotency_key',
}

export const dialect: Dialect = {
  idempotency,
  // On every request of a split call it would be the same, and all but the first be lost.
  refusedHeaders: { [idempotency.header]: 'is set by the option idempotencyKey; use that' },
  eventFields: [
    ...sharedEventFields(),
    ['tags', 'tags', checkTags],
    ['extras', 'extras', checkExtras],
    ['messageId', 'message_id', (id, argument) => checkKey(id, argument, idempotency)],
    ['delta', 'delta', checkDelta],
  ],
}
