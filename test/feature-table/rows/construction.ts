// Making a client.

import { proof, type Section } from '../feature.ts'

const options = 'channels/options.test.ts'
const deadline = 'core/deadline.test.ts'
const pusher = 'services/pusher/create-pusher.test.ts'
const service = 'services/sockudo.test.ts'
const node = 'runtime/transport.node.test.ts'
const http = 'core/http.test.ts'

export const construction: Section = {
  title: 'Making a client',
  features: [
    {
      name: 'App id, key and secret',
      kind: 'expected',
      proof: [proof(service, 'createSockudo > takes options')],
    },
    {
      name: 'One client for many calls',
      kind: 'expected',
      proof: [proof(node, 'the transport on Node > keeps a connection for the next call')],
    },
    {
      name: 'Host without a scheme',
      kind: 'expected',
      proof: [
        proof(options, 'the origin > of %j is %s'),
        proof(options, 'an option that is wrong is refused when the client is made > %s'),
      ],
    },
    {
      name: 'Port, 443 or 80 by default',
      kind: 'expected',
      proof: [proof(options, 'the origin > of %j is %s')],
    },
    {
      name: 'TLS on and off',
      kind: 'expected',
      note: 'On by default, except on loopback hosts.',
      proof: [
        proof(options, 'the origin > of %j is %s'),
        proof(service, 'sockudoFromEnv > reads SOCKUDO_TLS as %j'),
      ],
    },
    {
      name: 'A cluster that stands for a host, and a host that wins over it',
      kind: 'expected',
      note: 'Clusters belong to Pusher Channels: an option of createPusher. A Sockudo server is named by its host, so createSockudo refuses it.',
      proof: [
        proof(pusher, 'the host > is that of the cluster, with TLS'),
        proof(pusher, 'the host > wins over the cluster with preset %s'),
        proof(service, 'createSockudo > refuses a cluster and names host in its place'),
      ],
    },
    {
      name: 'Configuration from a URL',
      kind: 'expected',
      proof: [
        proof(service, 'createSockudo > takes a URL'),
        proof('channels/connection-url.test.ts', 'a connection URL > %s is taken apart'),
        proof(pusher, 'options > take a connection URL and what it leaves open'),
      ],
    },
    {
      name: 'Request timeout',
      kind: 'expected',
      proof: [proof(deadline, 'a timeout > ends a publish when %s, and the event may have gone out')],
    },
    {
      name: 'Timeout for one call',
      kind: 'new',
      proof: [proof(deadline, 'a timeout > of one call goes before that of the client')],
    },
    {
      name: 'Cancelling a call',
      kind: 'new',
      proof: [proof(deadline, 'an abort rejects with the reason of the caller > during the call, when %s')],
    },
    {
      name: 'A `fetch` of your own',
      kind: 'new',
      proof: [
        proof(
          'runtime/transport.fetch.test.ts',
          'the transport over fetch > hands over URL, method, headers and body, and follows no redirect',
        ),
      ],
    },
    {
      name: 'An outgoing proxy',
      kind: 'new',
      note: 'By an agent that speaks to the proxy; there is no option that takes its URL.',
      proof: [
        proof(
          node,
          'the transport on Node > goes through an agent that is passed in, and leaves it open at the end',
        ),
      ],
    },
    {
      name: 'A path in front of `/apps`',
      kind: 'new',
      proof: [
        proof(
          options,
          'the base path > stands before the app and is not signed, because a proxy takes it away',
        ),
        proof(options, 'the base path > is signed on demand, where the server sees it'),
      ],
    },
    {
      name: 'Headers for all calls',
      kind: 'new',
      proof: [
        proof(
          http,
          'the headers of a request > are those of the client, the request and the call, the nearest last',
        ),
      ],
    },
    {
      name: 'Pooled connections',
      kind: 'expected',
      note: 'Sockudo closes an HTTP/1.1 connection after each call on `/apps`; other servers keep it.',
      proof: [
        proof(node, 'the transport on Node > keeps a connection for the next call'),
        proof(
          node,
          'the transport on Node > works with a server that closes every connection, as Sockudo does',
        ),
      ],
    },
    {
      name: 'HTTP/2',
      kind: 'expected',
      proof: {
        notBuilt:
          'the transport over HTTP/2 with prior knowledge follows; until then a `fetch` that speaks it can be passed in',
      },
    },
    {
      name: 'Synchronous and asynchronous calls',
      kind: 'expected',
      note: 'Signing, authorizing, verifying and opening are synchronous. Calls of the server are asynchronous: JavaScript has no synchronous HTTP.',
      proof: [
        proof(
          'channels/authorization.test.ts',
          'what is authorized > is signed over the very text that the client will send',
        ),
      ],
    },
    {
      name: '`close()`, and a block that closes at its end',
      kind: 'expected',
      note: '`await using` stands in for a context manager.',
      proof: [
        proof(
          'channels/create-context.test.ts',
          'close > waits for the calls under way, which end as if nothing happened',
        ),
        proof('channels/create-context.test.ts', 'close > is what the end of an await using block calls'),
      ],
    },
    {
      name: 'Defaults for each kind of server',
      kind: 'new',
      note: 'Presets of createPusher for Pusher Channels, soketi, Reverb and Sockudo; what a server lacks is refused.',
      proof: [
        proof('services/pusher/publish.test.ts', 'limits > preset %s splits 25 events into %j'),
        proof(
          'services/pusher/publish.test.ts',
          'limits > preset %s takes %i bytes of data and not one more',
        ),
        proof(
          'services/pusher/presets.test.ts',
          'preset %s > takes the attributes that the server tells and refuses others',
        ),
        proof('services/pusher/presets.test.ts', 'preset %s > says of %s whether the server has it'),
      ],
    },
  ],
}
