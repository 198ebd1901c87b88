// What a test can say about the thing that it waits for.

import type { Criterion, TextCriterion } from '../../waiting/criteria.ts'
import type { FakePush, FakePushProvider } from '../push/types.ts'
import type { FakeEvent } from '../types.ts'
import type { FakeWebhookDelivery } from '../webhooks/types.ts'

/** What every criterion may be, is said at `Criterion` and `TextCriterion`. */
interface OfApp {
  /** The id of the app. */
  readonly app?: TextCriterion | undefined
}

export interface FakeEventCriteria extends OfApp {
  readonly channel?: TextCriterion | undefined
  readonly name?: TextCriterion | undefined
  /**
   * Compared by content with the data as it was before it was encoded; a function gets that, too. Data of an encrypted
   * channel is only known sealed.
   */
  readonly data?:
    | string
    | number
    | boolean
    | object
    | null
    | RegExp
    | ((data: unknown) => boolean)
    | undefined
  /** Whether it was published or sent by a client. */
  readonly source?: Criterion<FakeEvent['source']> | undefined
  /** The socket that sent it, or that it leaves out. */
  readonly socketId?: TextCriterion | undefined
  /** The user that it is for, where it was sent to a user and not to a channel. */
  readonly userId?: TextCriterion | undefined
  readonly messageId?: TextCriterion | undefined
}

/** A channel that somebody is subscribed to. */
export interface FakeChannelCriteria extends OfApp {
  readonly name?: TextCriterion | undefined
  readonly subscriptionCount?: Criterion<number> | undefined
}

export interface FakeMemberCriteria extends OfApp {
  readonly channel?: TextCriterion | undefined
  readonly userId?: TextCriterion | undefined
}

export interface FakeConnectionCriteria extends OfApp {
  readonly socketId?: TextCriterion | undefined
  /** Who signed in. */
  readonly userId?: TextCriterion | undefined
  /** A channel that it is subscribed to. */
  readonly channel?: TextCriterion | undefined
}

export interface FakeRequestCriteria extends OfApp {
  readonly method?: TextCriterion | undefined
  readonly path?: TextCriterion | undefined
  /** `triggerEvent`, `listChannels`, … */
  readonly operation?: TextCriterion | undefined
  readonly status?: Criterion<number> | undefined
}

/** A webhook with one event that fits. */
export interface FakeWebhookCriteria extends OfApp {
  /** `channel_occupied`, `member_added`, … */
  readonly name?: TextCriterion | undefined
  readonly channel?: TextCriterion | undefined
  readonly userId?: TextCriterion | undefined
  readonly url?: TextCriterion | undefined
  /** A webhook is there as soon as it is sent, so `delivered` waits for the answer of its receiver. */
  readonly state?: Criterion<FakeWebhookDelivery['state']> | undefined
}

export interface FakePushCriteria extends OfApp {
  readonly publishId?: TextCriterion | undefined
  readonly provider?: Criterion<FakePushProvider> | undefined
  readonly deviceId?: TextCriterion | undefined
  /** A push is there before it is delivered, so `accepted` waits for its provider. */
  readonly state?: Criterion<FakePush['state']> | undefined
}

/** By the list of the fake's state in which it is waited for. */
export interface FakeCriteria {
  readonly events: FakeEventCriteria
  readonly channels: FakeChannelCriteria
  readonly members: FakeMemberCriteria
  readonly connections: FakeConnectionCriteria
  readonly requests: FakeRequestCriteria
  readonly webhooks: FakeWebhookCriteria
  readonly pushes: FakePushCriteria
}
