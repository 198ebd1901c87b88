// Signs in, listens, and shows what comes. All that it knows of the service is a URI, and never a key.

import { connectRecipient } from 'channelkit/websockets-service/recipient'

const [signIn, notify, state, told, notifications] = [
  'sign-in',
  'notify',
  'state',
  'told',
  'notifications',
].map((id) => document.getElementById(id))

signIn.addEventListener('submit', async (event) => {
  event.preventDefault()
  const { user } = Object.fromEntries(new FormData(signIn))
  if ((await post('/session', { user })) === undefined) return
  signIn.hidden = true
  notify.hidden = false
  listen()
})

notify.addEventListener('submit', async (event) => {
  event.preventDefault()
  const { to, text } = Object.fromEntries(new FormData(notify))
  const response = await post('/notify', { to: [to], text })
  if (response === undefined) return
  const [{ status }] = await response.json()
  told.textContent = status
})

function listen() {
  const socket = connectRecipient({
    // Asked again before each connection.
    async uri() {
      const response = await fetch('/notifications/socket-uri', json({}))
      if (!response.ok) throw new Error(`no URI: ${response.status}`)
      return (await response.json()).uri
    },
    parse: JSON.parse,
  })
  socket.on('open', () => (state.textContent = 'connected'))
  socket.on('reconnecting', () => (state.textContent = 'connecting again'))
  socket.on('error', (error) => (told.textContent = error.message))
  socket.on('message', ({ from, text }) => {
    const item = document.createElement('li')
    item.textContent = `${from}: ${text}`
    notifications.append(item)
  })
}

async function post(path, body) {
  const response = await fetch(path, json(body))
  if (response.ok) return response
  told.textContent = await response.text()
}

function json(body) {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}
