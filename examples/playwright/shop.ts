// The app: a page that shows each order as it is published. It is told where its Sockudo is, as every app has to be.

import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'

export interface SockudoAddress {
  readonly host: string
  readonly port: number
}

const pusherJs = createRequire(import.meta.url).resolve('pusher-js/dist/web/pusher.js')

export function createShop({ host, port }: SockudoAddress): Server {
  const options = {
    cluster: '',
    wsHost: host,
    wsPort: port,
    forceTLS: false,
    enabledTransports: ['ws'],
  }
  const page = `<!doctype html>
    <title>Orders</title>
    <p id="state">connecting</p>
    <ul></ul>
    <script src="/pusher.js"></script>
    <script>
      const channel = new Pusher('app-key', ${JSON.stringify(options)}).subscribe('orders')
      channel.bind('pusher:subscription_succeeded', () => (document.querySelector('#state').textContent = 'live'))
      channel.bind('order.created', ({ id }) => {
        document.querySelector('ul').append(Object.assign(document.createElement('li'), { textContent: 'Order ' + id }))
      })
    </script>`
  return createServer(async (request, response) => {
    const script = request.url === '/pusher.js'
    response.setHeader('content-type', script ? 'text/javascript' : 'text/html')
    response.end(script ? await readFile(pusherJs) : page)
  })
}
