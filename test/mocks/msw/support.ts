// MSW for the time of a test.

import { type SetupServer, setupServer } from 'msw/node'
import { onTestFinished } from 'vitest'

/** Every request that no handler takes is an error, so that nothing leaves the process by mistake. */
export function intercept(...handlers: Parameters<typeof setupServer>): SetupServer {
  const server = setupServer(...handlers)
  server.listen({ onUnhandledRequest: 'error' })
  onTestFinished(() => server.close())
  return server
}
