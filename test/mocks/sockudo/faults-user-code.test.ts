import { describe, expect, it } from 'vitest'
import { createFakeSockudo, type FakeSockudoOptions } from '../../../mocks/sockudo/index.ts'
import { createSockudo } from '../../../src/services/sockudo/index.ts'
import { connected } from './client.ts'
import { settled, withReceiver } from './receiver.ts'
import { setup } from './setup.ts'

const mistake = new Error('a mistake in the test')

function told(): { readonly errors: unknown[]; readonly onError: (error: unknown) => void } {
  const errors: unknown[] = []
  return { errors, onError: (error) => void errors.push(error) }
}

describe('a mistake in code of the user is told, and the fake goes on', () => {
  it('in a function of a fault, which then does not apply', async () => {
    const { errors, onError } = told()
    const { fake, publish } = setup({ onError })
    const fault = fake.fault({
      operation() {
        throw mistake
      },
      status: 500,
    })
    expect((await publish({})).status).toBe(200)
    expect(errors).toEqual([mistake])
    expect(fault.applied).toBe(0)
  })

  it('in a function of a fault that is asynchronous', async () => {
    const { errors, onError } = told()
    const { fake, publish } = setup({ onError })
    fake.fault({ operation: (async () => Promise.reject(mistake)) as never, status: 500 })
    expect((await publish({})).status).toBe(200)
    expect(errors).toMatchObject([{ message: expect.stringContaining('must return true or false') }, mistake])
  })

  it('in a function that tells the sockets of a node', async () => {
    const { errors, onError } = told()
    const { fake, get } = setup({ onError })
    connected(fake).subscribe('orders')
    const sockets = (): boolean => {
      throw mistake
    }
    fake.fault({ unreachableNode: { sockets, wait: 0 } })
    expect((await get('/channels/orders')).body).toEqual({ occupied: true })
    expect(errors[0]).toBe(mistake)
  })

  it('in a webhook handler, in the attempt too', async () => {
    const { errors, onError } = told()
    const { fake, publish, arrived } = withReceiver(
      {
        answer() {
          throw mistake
        },
        eventTypes: ['channel_occupied'],
      },
      { onError },
    )
    connected(fake).subscribe('orders')
    await arrived()
    expect(errors).toEqual([mistake])
    expect(fake.webhooks).toMatchObject([{ attempts: [{ error: mistake }] }])
    expect((await publish({})).status).toBe(200)
  })

  it.each<[string, () => unknown, string]>([
    [
      'that throws',
      () => {
        throw mistake
      },
      mistake.message,
    ],
    ['that returns nothing', () => undefined, 'push.deliver must return an outcome'],
    ['that is asynchronous', async () => Promise.reject(mistake), 'push.deliver must return an outcome'],
  ])('in a push.deliver %s', async (_, deliver, message) => {
    const { errors, onError } = told()
    const { fake, push } = pushing({ onError, push: { providers: ['fcm'], deliver: deliver as never } })
    await push()
    await fake.waitFor('pushes', ({ attempts }) => attempts.length > 0)
    expect(fake.pushes[0]!.attempts).toMatchObject([{ error: 'network_transport' }])
    await settled()
    expect(errors).toContainEqual(expect.objectContaining({ message: expect.stringContaining(message) }))
    await fake.close()
  })

  it('even where whoever is told makes another', async () => {
    const { fake, publish } = setup({
      onError() {
        throw new Error('cannot write')
      },
    })
    fake.fault({
      operation() {
        throw mistake
      },
      latency: 1,
    })
    expect((await publish({})).status).toBe(200)
  })
})

function pushing(options: FakeSockudoOptions): {
  readonly fake: ReturnType<typeof createFakeSockudo>
  push(): Promise<unknown>
} {
  const fake = createFakeSockudo(options)
  const sockudo = createSockudo('http://app-key:app-secret@127.0.0.1:6001/apps/app-id', { fetch: fake.fetch })
  const recipient = { transportType: 'gcm', registrationToken: 'token' } as const
  return { fake, push: () => sockudo.push.publish({ type: 'recipient', recipient }, { title: 'Hello' }) }
}
