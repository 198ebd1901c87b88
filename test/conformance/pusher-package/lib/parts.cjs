// Stands in for `lib/token.js`, `lib/webhook.js` and `lib/errors.js`, by the name under which it is copied.
const { basename } = require('node:path')
const Pusher = require('channelkit/pusher/compat')

const { RequestError, Token, WebHook, WebHookError } = Pusher
const parts = {
  'token.js': Token,
  'webhook.js': WebHook,
  'errors.js': { RequestError, WebHookError },
  'events.js': {},
}
module.exports = parts[basename(__filename)]
