// The app: it takes an order and tells everybody who watches.

import { createSockudo } from 'channelkit/sockudo'

/**
 * @param {string} sockudoUrl - http://key:secret@host:port/apps/app-id
 * @param {{ id: number, customer: string }} order
 */
export async function placeOrder(sockudoUrl, order) {
  const sockudo = createSockudo(sockudoUrl)
  await sockudo.trigger(['orders', `private-user-${order.customer}`], 'order.created', { id: order.id })
  await sockudo.close()
}
