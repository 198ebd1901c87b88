// The app: it takes an order and tells everybody who watches. Its client comes from outside.

import type { Sockudo } from 'channelkit/sockudo'

export interface Order {
  readonly id: number
  readonly customer: string
}

/** Publishing is not worth losing an order: what goes wrong is told, and the order stands. */
export async function placeOrder(
  sockudo: Sockudo,
  order: Order,
  warn: (error: unknown) => void = console.warn,
): Promise<Order> {
  const channels = ['orders', `private-user-${order.customer}`]
  await sockudo.trigger(channels, 'order.created', { id: order.id }).catch(warn)
  return order
}
