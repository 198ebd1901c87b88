// What the page says under “Usage, and how it works”.

import { proof } from '../../../feature-table/feature.ts'
import type { StatementSection } from '../../statement.ts'

const steps = 'statements/websockets-service/how-it-works.test.ts'
const fake = 'mocks/websockets-service'
const recipient = 'services/websockets-service/recipient'

export const usage: StatementSection = {
  title: 'Usage, and how it works',
  statements: [
    {
      says: 'Applications push notifications to clients that speak WebSocket (RFC 6455), such as browsers',
      proof: [
        proof(
          'examples/websockets-service.test.ts',
          'the page of the example > shows what others push, and comes back after a loss',
        ),
        proof(
          'examples/websockets-service-story.test.ts',
          'npm start -- websockets-service > tells the whole story on the fake, and says where its recipients are',
        ),
      ],
    },
    {
      says: 'The service only pushes: from the server to connected clients',
      note: 'A recipient never sends, and what a client sends is not read.',
      proof: [
        proof(
          `${recipient}/connect.test.ts`,
          'connectRecipient > sends nothing, ever: no heartbeat and no greeting',
        ),
        proof(
          'contract/websockets-service-socket.test.ts',
          'a recipient connects over TLS, with a token in the query and perhaps an Origin, and does nothing but receive',
        ),
        proof(
          `${fake}/register.test.ts`,
          'a connection > needs nothing from its client, and what the client sends is kept unread',
        ),
        proof(
          'contract/websockets-service-schema.test.ts',
          'the schema > has the three queries and the three mutations of the document, and no subscription',
        ),
      ],
    },
    {
      says: 'It serves to tell users at once that something long is done, or that there is an update',
      proof: { notTested: 'what it is good for' },
    },
    {
      says: 'First, each user is registered as a recipient, with the mutation registerRecipient',
      proof: [
        proof(
          'services/websockets-service/register.test.ts',
          'registerRecipient > runs the mutation with the name of the recipient, and resolves to token and connection URI',
        ),
      ],
    },
    {
      says: 'A recipient is a text that identifies the user, and the name alone is enough',
      proof: [
        proof(
          'services/websockets-service/register.test.ts',
          'registerRecipient > takes any text as the name of a recipient: %s',
        ),
        proof(`${fake}/register.test.ts`, 'registerRecipient > takes any text for a name but none'),
      ],
    },
    {
      says: 'The mutation as it is printed, with the variables as they are printed',
      proof: [
        proof(
          steps,
          'the steps of the document > registering, as it is printed, gives a token and a URI that ends with it',
        ),
      ],
    },
    {
      says: 'The answer has a URI at which the server accepts WebSocket connections',
      proof: [
        proof(
          `${fake}/register.test.ts`,
          'registerRecipient > generates another token on each call, and all of them can connect',
        ),
      ],
    },
    {
      says: 'The URI has the form wss://websockets.socrate.io/?token=SOME_TOKEN',
      note: 'A fake on a port hands out a URI with its own host.',
      proof: [
        proof(
          `${fake}/register.test.ts`,
          'registerRecipient > returns a token and wss://websockets.socrate.io/?token=SOME_TOKEN',
        ),
      ],
    },
    {
      says: 'The token is generated on each call',
      proof: [
        proof(
          `${fake}/register.test.ts`,
          'registerRecipient > generates another token on each call, and all of them can connect',
        ),
      ],
    },
    {
      says: 'Second, the user’s browser connects to that URI, with a plain WebSocket that hears of open and close',
      proof: [
        proof(
          `${recipient}/connect.test.ts`,
          'connectRecipient > opens a connection to the URI that registerRecipient gave',
        ),
        proof(
          `${recipient}/reconnect.test.ts`,
          'a lost connection > is told, and made again with a fresh URI',
        ),
        proof(
          steps,
          'the steps of the document > the smallest page is told that its connection is open, what is pushed, and that it is closed',
        ),
      ],
    },
    {
      says: 'The developer tools of the browser show the connection',
      proof: { notTested: 'a feature of browsers' },
    },
    {
      says: 'Third, pushMessage sends the notification to a list of names',
      proof: [
        proof(`${fake}/push.test.ts`, 'pushMessage > reaches the recipients that it names and nobody else'),
        proof(
          'services/websockets-service/push.test.ts',
          'pushMessage > runs the mutation with a list of recipients and a message',
        ),
      ],
    },
    {
      says: 'pushGlobalMessage sends it to everybody who is connected, whatever the name',
      proof: [
        proof(
          steps,
          'the steps of the document > one call reaches all who are named, and a global one everybody',
        ),
      ],
    },
    {
      says: 'Those who are connected get the message at once',
      proof: [
        proof(
          `${fake}/push.test.ts`,
          'pushMessage > delivers to a recipient who is connected, at once and as the text itself',
        ),
      ],
    },
    {
      says: 'The mutation pushMessage as it is printed, with the variables as they are printed',
      proof: [
        proof(
          steps,
          'the steps of the document > pushing, as it is printed, sends the text to the recipient who is connected',
        ),
      ],
    },
    {
      says: 'The browser shows the message that came',
      note: 'The page has a screenshot of it. We read: the text itself, and nothing around it.',
      proof: [
        proof(
          `${recipient}/connect.test.ts`,
          'connectRecipient > hands over the text of each message as it came',
        ),
        proof(
          `${fake}/push.test.ts`,
          'pushMessage > delivers to a recipient who is connected, at once and as the text itself',
        ),
        proof(
          steps,
          'the steps of the document > the smallest page is told that its connection is open, what is pushed, and that it is closed',
        ),
      ],
    },
  ],
}
