// The generated types that the clients of the users server speak in.

import type { components } from '../../../generated/users/types.ts'

export type Schemas = components['schemas']
/** Who logged in, as the server tells it. */
export type Authenticated = Schemas['Authenticated']
export type Done = Schemas['Done']
/** What is kept for a user, by name. */
export type Meta = Schemas['SetMetaRequest']['val']
/** What the server sends in the dialect `events`. */
export type ServerEvent = Schemas['ServerEvent']
/** What the server sends in the dialect `tokens`. */
export type ServerToken = Schemas['ServerToken']
