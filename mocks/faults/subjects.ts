// What `when` of a fault is asked about.

/** A request, for `when`, which says whether a fault meets it. */
export interface FaultRequest<Operation extends string = string> {
  /** The id of the app that the path names. */
  readonly app: string | undefined
  /** The operation of the contract; undefined where the route does not exist. */
  readonly operation: Operation | undefined
  /** All operations that it is, where it can be several: a GraphQL document, and the request that carries it. */
  readonly operations?: readonly Operation[] | undefined
  readonly method: string
  /** As it was on the wire, without the query, which holds a signature. */
  readonly path: string
  /** As text. */
  readonly body: string
  header(name: string): string | undefined
}

/** A frame of a socket, for `when`, which says whether a fault meets it. */
export interface FaultFrame {
  readonly app: string | undefined
  /** Who sends it. */
  readonly from: 'server' | 'client'
  /** The name of its event; undefined for what is no event. */
  readonly event: string | undefined
  readonly text: string
}

/** A webhook, for `when`, which says whether a fault meets it. */
export interface FaultWebhook {
  readonly app: string | undefined
  /** The names of its events. */
  readonly events: readonly string[]
  /** The URL of the receiver; undefined for a function. */
  readonly url: string | undefined
  readonly body: string
}
