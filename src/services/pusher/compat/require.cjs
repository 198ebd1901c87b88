// What `require('channelkit/pusher/compat')` gives: the class, as from the `pusher` package. The very one that `import` gives.

module.exports = require('./index.js').Pusher
