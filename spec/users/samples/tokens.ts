import { connectUsersEvents, TokenType } from 'channelkit/users'
import { WebSocket } from 'ws'

const events = connectUsersEvents({
  dialect: 'tokens',
  url: 'ws://127.0.0.1:6011',
  // Both are for backends: a browser can send no key, and is told of the account that is logged in there.
  apiKey: 'my-secret-key',
  WebSocket,
})
events.on(TokenType.FileUploaded, ({ username, file }) => console.log(`${username} has uploaded ${file.name}`))

await events.meta.setProperty('george', 'brother', 'mat')
console.log(await events.meta.get('george'))
events.close()
