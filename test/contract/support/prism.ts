// Prism in this process, serving the bundled contract.

import { getHttpOperationsFromSpec } from '@stoplight/prism-cli/dist/operations.js'
import { createLogger } from '@stoplight/prism-core'
import { createServer } from '@stoplight/prism-http-server'
import { fileURLToPath } from 'node:url'

export interface Prism {
  readonly url: URL
  readonly close: () => Promise<void>
}

export async function startPrism(): Promise<Prism> {
  const document = fileURLToPath(new URL('../../../generated/sockudo/openapi.json', import.meta.url))
  const server = createServer(await getHttpOperationsFromSpec(document), {
    components: { logger: createLogger('prism', { level: 'silent' }) },
    config: {
      mock: { dynamic: false },
      validateRequest: true,
      validateResponse: true,
      checkSecurity: true,
      errors: false,
      isProxy: false,
      upstreamProxy: undefined,
    },
    cors: false,
  } as never)
  const address = await server.listen(0, '127.0.0.1')
  return { url: new URL(address), close: () => server.close() }
}
