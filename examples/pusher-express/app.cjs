// An app as people write it for the `pusher` package: CommonJS, Express, callbacks of pusher-js. It is handed the class, so
// that the test runs it with the package and with channelkit; in a program of its own the one line to change is
//
//   const Pusher = require('pusher')   ->   const Pusher = require('channelkit/pusher/compat')

const express = require('express')

exports.createApp = function createApp(Pusher, options) {
  const pusher = new Pusher(options)
  const app = express()
  const webhooks = []

  // A webhook is verified over its bytes, so its body stays unparsed.
  app.post('/webhooks', express.text({ type: '*/*' }), (request, response) => {
    const webhook = pusher.webhook({ headers: request.headers, rawBody: request.body })
    if (!webhook.isValid()) return response.sendStatus(401)
    webhooks.push(...webhook.getEvents())
    response.sendStatus(200)
  })

  app.use(express.urlencoded({ extended: false }), express.json())

  app.post('/pusher/auth', (request, response) => {
    const { socket_id: socketId, channel_name: channel } = request.body
    if (channel === 'private-closed') return response.sendStatus(403)
    const member = channel.startsWith('presence-')
      ? { user_id: 'ann', user_info: { name: 'Ann' } }
      : undefined
    response.send(pusher.authorizeChannel(socketId, channel, member))
  })

  app.post('/pusher/user-auth', (request, response) => {
    response.send(pusher.authenticateUser(request.body.socket_id, { id: 'ann', name: 'Ann' }))
  })

  app.post('/orders', (request, response, next) => {
    const { socketId, ...order } = request.body
    pusher
      .trigger(['orders', 'private-audit'], 'order.created', order, { socket_id: socketId })
      .then(() => response.status(201).json(order))
      .catch((error) => (error instanceof Pusher.RequestError ? response.sendStatus(502) : next(error)))
  })

  app.get('/orders/watching', (request, response, next) => {
    pusher
      .get({ path: '/channels/orders', params: { info: 'subscription_count' } })
      .then((answer) => answer.json())
      .then((channel) => response.json(channel))
      .catch(next)
  })

  app.get('/webhooks', (request, response) => response.json(webhooks))
  return app
}
