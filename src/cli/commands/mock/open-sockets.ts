// The sockets of a fake server that are still open, so that nobody is cut off in the middle of a goodbye.

import type { FakeServer } from '../../../../mocks/fake-server.ts'

export interface OpenSockets {
  readonly fake: FakeServer
  /** Resolves when all are closed, or after so many milliseconds. */
  closed(patience: number): Promise<void>
}

/** The same fake, whose sockets are counted. */
export function countSockets(fake: FakeServer): OpenSockets {
  const { exchange } = fake
  let open = 0
  let whenClosed = (): void => {}
  return {
    fake: {
      fetch: (input, init) => fake.fetch(input, init),
      ...(exchange && { exchange: (request) => exchange.call(fake, request) }),
      upgrade(socket, request) {
        open++
        socket.addEventListener('close', () => {
          if (--open === 0) whenClosed()
        })
        fake.upgrade(socket, request)
      },
      reset: () => fake.reset(),
      close: () => fake.close(),
    },
    closed: (patience) =>
      new Promise((resolve) => {
        whenClosed = resolve
        if (open === 0) resolve()
        else setTimeout(resolve, patience)
      }),
  }
}
