// What programs write who have the `pusher` package, with the name of the module changed.

const Pusher = require('channelkit/pusher/compat')
const { Pusher: named } = require('channelkit/pusher/compat')

const pusher = new Pusher({ appId: '1', key: 'app-key', secret: 'app-secret', host: '127.0.0.1', port: 6001 })
if (named !== Pusher || !(pusher instanceof named)) throw new Error('the two ways give two classes')
if (!(new Pusher.RequestError('m', 'u') instanceof Error)) throw new Error('its statics are missing')
import('channelkit/pusher/compat').then((module) => {
  const same = module.default.Token === Pusher.Token
  console.log(`${pusher.authorizeChannel('1.2', 'private-x').auth} ${same ? 'same' : 'another'}`)
})
