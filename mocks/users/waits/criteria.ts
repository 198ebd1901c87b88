// What a test can say about the thing that it waits for.

import type { Criterion, TextCriterion } from '../../waiting/criteria.ts'
import type { FakeUsersEventName } from '../types.ts'

interface OfUser {
  readonly username?: TextCriterion | undefined
}

export interface FakeUserCriteria extends OfUser {
  readonly activated?: Criterion<boolean> | undefined
  readonly loggedIn?: Criterion<boolean> | undefined
  /** Compared by content. */
  readonly meta?: unknown
}

export interface FakeUsersSessionCriteria extends OfUser {
  readonly sessionId?: TextCriterion | undefined
}

export interface FakeUsersConnectionCriteria extends OfUser {
  readonly id?: TextCriterion | undefined
  readonly origin?: TextCriterion | undefined
  readonly authorized?: Criterion<boolean> | undefined
  readonly handlers?: Criterion<number> | undefined
}

export interface FakeUsersRefusalCriteria {
  readonly origin?: TextCriterion | undefined
}

export interface FakeUsersFrameCriteria {
  /** The id of its connection. */
  readonly connection?: TextCriterion | undefined
  /** `Echo`, `MetaRequest`, … whichever dialect it is in. */
  readonly name?: TextCriterion | undefined
  readonly text?: TextCriterion | undefined
  /** Compared by content; a function gets what was parsed. */
  readonly data?: unknown
  readonly handlers?: Criterion<number> | undefined
}

export interface FakeUsersEventCriteria extends OfUser {
  readonly name?: Criterion<FakeUsersEventName> | RegExp | undefined
}

export interface FakeUsersRequestCriteria {
  readonly method?: TextCriterion | undefined
  readonly path?: TextCriterion | undefined
  /** `loginUser`, `listUsers`, … */
  readonly operation?: TextCriterion | undefined
  readonly status?: Criterion<number> | undefined
  /** What the server says where it failed. */
  readonly error?: TextCriterion | undefined
}

/** By the list of the fake's state in which it is waited for. */
export interface FakeUsersCriteria {
  readonly users: FakeUserCriteria
  readonly sessions: FakeUsersSessionCriteria
  readonly connections: FakeUsersConnectionCriteria
  readonly refusals: FakeUsersRefusalCriteria
  readonly frames: FakeUsersFrameCriteria
  readonly events: FakeUsersEventCriteria
  readonly requests: FakeUsersRequestCriteria
}
