// Stands in for the `lib/pusher.js` of the package: what its tests require.
module.exports = require('channelkit/pusher/compat')
