// JSON with the places where things stand, which JSON.parse does not tell.

export type JsonNode = JsonObject | JsonArray | JsonScalar

interface Placed {
  /** Index of its first character in the text. */
  readonly offset: number
}

export interface JsonObject extends Placed {
  readonly kind: 'object'
  /** By name; of two members with one name the last counts, as with JSON.parse. */
  readonly members: ReadonlyMap<string, JsonNode>
}

export interface JsonArray extends Placed {
  readonly kind: 'array'
  readonly items: readonly JsonNode[]
}

export interface JsonScalar extends Placed {
  readonly kind: 'scalar'
  readonly value: string | number | boolean | null
}

/** Why a text is not JSON. */
export interface JsonFault {
  readonly offset: number
  readonly message: string
}

/** A name that an object has twice. */
export interface Repeated {
  readonly offset: number
  readonly name: string
}
