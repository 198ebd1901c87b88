// Typed events: which payload belongs to which event on which channel.

/**
 * Channel pattern -> event -> payload. A `*` in a pattern stands for any text. Declare it with `type`, not `interface`.
 *
 * @example
 * ```ts
 * import { createSockudo } from 'channelkit/sockudo'
 *
 * type Events = {
 *   orders: { 'order.created': { id: number } }
 *   'private-user-*': { notice: { text: string } }
 * }
 * const sockudo = createSockudo<Events>('http://app-key:app-secret@127.0.0.1:6001/apps/app-id')
 * await sockudo.trigger('private-user-7', 'notice', { text: 'hello' })
 * ```
 */
export type EventMap = { readonly [channel: string]: { readonly [event: string]: unknown } }

/** Any event with any payload on any channel: what a client takes that was created without a map. */
export type AnyEvents = EventMap

type Fill<Pattern extends string> = Pattern extends `${infer Head}*${infer Tail}`
  ? `${Head}${string}${Fill<Tail>}`
  : Pattern

/** Every channel name that some pattern of the map matches. */
export type ChannelOf<Events extends EventMap> = {
  [Pattern in keyof Events & string]: Fill<Pattern>
}[keyof Events & string]

/** The events of all patterns that a channel name matches. */
type EventsOn<Events extends EventMap, Channel extends string> = {
  [Pattern in keyof Events & string as Channel extends Fill<Pattern> ? Pattern : never]: Events[Pattern]
}

type Values<Map> = Map[keyof Map]

export type EventOf<Events extends EventMap, Channel extends string> =
  Values<EventsOn<Events, Channel>> extends infer Maps
    ? Maps extends unknown
      ? keyof Maps & string
      : never
    : never

export type PayloadOf<Events extends EventMap, Channel extends string, Event extends string> =
  Values<EventsOn<Events, Channel>> extends infer Maps
    ? Maps extends { readonly [Name in Event]: infer Payload }
      ? Payload
      : never
    : never
