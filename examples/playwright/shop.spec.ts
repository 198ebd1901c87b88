// A page under test with a fake Sockudo on a port: the page subscribes, the test publishes.

import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { expect, test } from '@playwright/test'
import { listen, type Listener } from 'channelkit/mocks/node'
import { createFakeSockudo } from 'channelkit/mocks/sockudo'
import { createSockudo } from 'channelkit/sockudo'
import { createShop } from './shop.ts'

const fake = createFakeSockudo()
let server: Listener
let shop: ReturnType<typeof createShop>
let origin: string

test.beforeAll(async () => {
  server = await listen(fake, { port: 0 })
  shop = createShop(server).listen(0, '127.0.0.1')
  await once(shop, 'listening')
  origin = `http://127.0.0.1:${(shop.address() as AddressInfo).port}`
})
test.afterEach(() => fake.reset())
test.afterAll(async () => {
  shop.closeAllConnections()
  shop.close()
  await server.close()
})

test('an order appears on the page as it is published', async ({ page }) => {
  await page.goto(origin)
  await expect(page.locator('#state')).toHaveText('live')
  expect(fake.channels).toMatchObject([{ name: 'orders', subscriptionCount: 1 }])

  const { host, port } = server
  const sockudo = createSockudo({ appId: 'app-id', key: 'app-key', secret: 'app-secret', host, port })
  await sockudo.trigger('orders', 'order.created', { id: 7 })
  await expect(page.getByRole('listitem')).toHaveText(['Order 7'])
  await sockudo.close()
})

test('the page comes back after the server was gone', async ({ page }) => {
  await page.goto(origin)
  await expect(page.locator('#state')).toHaveText('live')
  const [before] = fake.connections
  fake.reset()
  await expect.poll(() => fake.channels, { timeout: 20_000 }).toHaveLength(1)
  expect(fake.connections[0]?.socketId).not.toBe(before?.socketId)
})
