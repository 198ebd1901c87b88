// The same for the compiler.

import Pusher = require('channelkit/pusher/compat')

const pusher: Pusher = new Pusher({ appId: '1', key: 'app-key', secret: 'app-secret', cluster: 'eu' })
export const published: Promise<Response> = pusher.trigger('orders', 'order.created', { id: 1 })
