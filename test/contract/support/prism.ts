// Prism in this process, serving the bundled contract.

import { getHttpOperationsFromSpec } from '@stoplight/prism-cli/dist/operations.js'
import { createLogger } from '@stoplight/prism-core'
import { createServer } from '@stoplight/prism-http-server'
import { fileURLToPath } from 'node:url'

export interface PrismOptions {
  /** Path of a bundled contract (default: that of Sockudo). */
  readonly document?: string
  /** 0 takes any free port (the default). */
  readonly port?: number
}

export interface Prism {
  readonly url: URL
  readonly close: () => Promise<void>
}

const sockudo = fileURLToPath(new URL('../../../generated/sockudo/openapi.json', import.meta.url))

export async function startPrism({ document = sockudo, port = 0 }: PrismOptions = {}): Promise<Prism> {
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
  const address = await server.listen(port, '127.0.0.1')
  return { url: new URL(address), close: () => server.close() }
}
