// The same app with a client of its own, as apps often have it: no test can hand in another one.

import { createSockudo } from 'channelkit/sockudo'
import { type Order, placeOrder } from './orders.ts'

const sockudo = createSockudo('https://app-key:app-secret@sockudo.example.com/apps/app-id')

export function buy(customer: string): Promise<Order> {
  return placeOrder(sockudo, { id: 7, customer })
}
