// What an error says when a server does not take part: it refuses the connection, or never answers.

import { ArgumentError } from '../../../core/errors/argument-error.ts'
import { OriginNotApprovedError } from '../../../core/errors/origin-not-approved-error.ts'
import type { Dialect, DialectName } from './dialect.ts'
import type { UnknownFrame } from './frames.ts'

export const operation = 'connectUsersEvents'

interface Said {
  readonly origin: string | undefined
  readonly hasKey: boolean
}

export function refused({ origin, hasKey }: Said): OriginNotApprovedError {
  const tip =
    origin === undefined
      ? 'no origin was sent by option; outside of browsers, set headers: { origin } to one that a pattern in its ' +
        'approvedSocketDomains matches'
      : `no pattern in its approvedSocketDomains matches "${origin}"`
  return new OriginNotApprovedError(origin, hasKey ? `${tip}, and ${whyNotTheKey}` : tip, operation)
}

/** None of these can be told from the others. */
const whyNotTheKey =
  'the API key did not make up for it: it is not the socketApiKey of the server, or approvedSocketDomains is empty, which ' +
  'keeps out everybody, or the release is 0.3.2 or before, which knows no key and speaks the dialect "events"'

interface Other {
  readonly name: DialectName
  readonly discriminator: Dialect['discriminator']
  readonly releases: string
}

const others: Readonly<Record<DialectName, Other>> = {
  events: { name: 'tokens', discriminator: 'type', releases: '0.3.3 and later' },
  tokens: { name: 'events', discriminator: 'eventType', releases: '0.3.2 and before' },
}

/** What a call waited for in vain on a connection that is open and not approved. */
export function noAnswerIn({ name }: Dialect): string {
  const other = others[name]
  return `answer in the dialect "${name}" (releases ${other.releases} speak dialect: '${other.name}')`
}

/** @returns undefined for a frame that is not of the other dialect */
export function wrongDialectIn(
  frame: UnknownFrame,
  { name, discriminator }: Dialect,
): ArgumentError | undefined {
  const other = others[name]
  if (discriminator in frame || !(other.discriminator in frame)) return undefined
  const rule = `is "${name}", and the server sent a frame of dialect: '${other.name}'`
  return new ArgumentError('options.dialect', rule, { operation })
}
