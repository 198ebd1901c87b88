import { connectUsersEvents, EventType } from 'channelkit/users'
import { WebSocket } from 'ws'

const events = connectUsersEvents({
  url: 'ws://127.0.0.1:6011',
  // Both are for Node: a browser has a WebSocket, and sends the origin of the page itself.
  headers: { origin: 'http://localhost' },
  WebSocket,
})
events.on(EventType.Login, ({ username }) => console.log(`${username} has logged in`))

// A connection that is open may yet be refused: the server looks at the origin afterwards.
await events.approved()
console.log((await events.echo('Hello world?')).message)
console.log(await events.meta.getProperty('george', 'brother'))
events.close()
