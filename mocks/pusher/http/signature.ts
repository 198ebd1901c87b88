// The signature that a server computes; what goes into it, each says for itself.

import type { ApiRequest } from '../../sockudo/http/request.ts'
import { byBytes } from '../../sockudo/serde/by-bytes.ts'
import type { AppState } from '../../sockudo/world.ts'

/** @param parameters - of the query, as they are signed */
export function signatureOf(
  app: AppState,
  { method, path }: ApiRequest,
  parameters: ReadonlyMap<string, string>,
): string {
  const query = [...parameters].sort(([left], [right]) => byBytes(left, right)).map((pair) => pair.join('='))
  return app.sign(`${method}\n${path}\n${query.join('&')}`)
}
