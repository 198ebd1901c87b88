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

/** The maps of all patterns that one channel name matches, as a union. */
type Matching<Events extends EventMap, Channel extends string> = {
  [Pattern in keyof Events & string]: Channel extends Fill<Pattern> ? Events[Pattern] : never
}[keyof Events & string]

type NamesIn<Maps> = Maps extends unknown ? keyof Maps & string : never
type PayloadIn<Maps, Name extends string> = Maps extends { readonly [Key in Name]: unknown }
  ? Maps[Name]
  : never

/** Event -> payload of one channel; of several channels, a union of that. */
type EventsOn<Events extends EventMap, Channel extends string> = Channel extends string
  ? { [Name in NamesIn<Matching<Events, Channel>>]: PayloadIn<Matching<Events, Channel>, Name> }
  : never

/** The events that a channel has; of several channels, those that all of them have. */
export type EventOf<Events extends EventMap, Channel extends string> = keyof EventsOn<Events, Channel> &
  string

type Takes<Map, Name extends string> = Map extends { [Key in Name]: infer Payload }
  ? (payload: Payload) => void
  : never

/** The payload of an event; of an event on several channels, what fits all of them. */
export type PayloadOf<Events extends EventMap, Channel extends string, Event extends string> =
  Takes<EventsOn<Events, Channel>, Event> extends (payload: infer Payload) => void ? Payload : never
