// The statements of the document of the users server's event socket.

import { type Proof, proof } from '../feature-table/feature.ts'
import type { StatementTable } from './statement.ts'

const byHand = (title: string): Proof =>
  proof('services/users/document.test.ts', `the ws client of the document > ${title}`)
const byKit = (title: string): Proof =>
  proof('services/users/document.test.ts', `the client of the kit > ${title}`)
const sample = (title: string): Proof =>
  proof('cli/check-config/document.test.ts', `the sample of the document > ${title}`)
const config = (title: string): Proof => proof('cli/check-config/config.test.ts', title)
const client = (file: string, title: string): Proof => proof(`services/users/${file}.test.ts`, title)
const fake = (file: string, title: string): Proof => proof(`mocks/users/${file}.test.ts`, title)
const story = proof(
  'examples/users-story.test.ts',
  'npm start -- users > tells everything that the document shows, in both dialects, on embedded fakes',
)

export const users: StatementTable = {
  service: 'users',
  document: 'Users Websocket API',
  sections: [
    {
      title: 'Users Websocket API',
      statements: [
        {
          says: 'It describes how to connect to the websocket API of the users server',
          note: 'The server dropped the numbered events that it shows in release 0.3.3. They are the dialect `events`; what came after them is the dialect `tokens`',
          proof: [
            client('server', 'a connection with an approved origin > is approved'),
            client(
              'server',
              'the dialect tokens > approves the API key without any origin, and lets it read and write meta',
            ),
            proof('contract/users.test.ts', 'the frames > are not those of the other dialect'),
          ],
        },
        {
          says: 'The socket tells events of the users server to any clients that connect to it',
          note: 'To every client that is approved; in the dialect `tokens` to those with the API key, and to the user whom it is about',
          proof: [
            fake('announced', 'an event > reaches every socket that was approved'),
            fake(
              'announced',
              'a token > reaches who has the key, and the user whom it is about, and nobody else',
            ),
            client(
              'server',
              'a connection with an approved origin > hears of a login and a logout over the REST API',
            ),
          ],
        },
        {
          says: 'It is a secure way to interact with the server without having to use TCP protocols',
          note: 'A WebSocket runs over TCP, and is as secure as `wss://` is: with `ssl` the server listens so. In the dialect `events` every approved client may read and write the meta of all users',
          proof: [
            client('connect', 'the connection > goes to the host and port of the options'),
            config(
              'a config > with which nothing is wrong gets no finding, and says where clients connect to',
            ),
            client(
              'server',
              'a connection with an approved origin > reads and writes what the server keeps for a user',
            ),
          ],
        },
      ],
    },
    {
      title: 'Socket API Configuration',
      statements: [
        {
          says: 'To connect one needs to know the port and the host name',
          proof: [
            client('connect', 'the connection > goes to the host and port of the options'),
            byHand('connects to the port of the socket, which is not that of the REST API'),
          ],
        },
        {
          says: 'Both are in the `config.json` that the server is given at start-up',
          proof: [
            sample('says by its port where clients connect to'),
            config(
              'a config > with which nothing is wrong gets no finding, and says where clients connect to',
            ),
          ],
        },
        {
          says: 'There is an example config',
          note: "Its `socketApiKey` is a key that everybody knows, and `check-config` says so. Its expressions are those of the document's sample, with which the fake is tested",
          proof: [
            config('the API key > %j: %s'),
            fake('approval', 'the list of approved domains > approves of the origin %s by %s'),
          ],
        },
        {
          says: 'What matters is its section `websocket`, with a sample of it',
          note: 'The sample is a piece without braces and with a trailing comma: it is not JSON, and a server does not start with it',
          proof: [
            sample('is a piece without braces, and is checked as if it had them'),
            sample('is not JSON because of its trailing comma, in line 10'),
            sample('has seven expressions, of which three approve a page'),
            config('a config > that %s is told so'),
          ],
        },
        {
          says: '`port` is the port that the socket listens on',
          note: 'It is none of those of the REST API',
          proof: [
            byHand('connects to the port of the socket, which is not that of the REST API'),
            config('a config > that %s is told so'),
          ],
        },
        {
          says: '`approvedSocketDomains` is an array of regular expressions of approved domains, as text',
          note: 'They are compared with the whole origin, scheme included, and not with a domain',
          proof: [
            fake(
              'options',
              'createFakeUsers > plays the documented dialect, with localhost approved of and two users, when it is told nothing',
            ),
            config('a config > that %s is told so'),
            sample('begins at the host in expression %i, where an origin begins with its scheme'),
          ],
        },
        {
          says: 'The list is matched against the origin of every incoming socket request',
          note: 'Anywhere in it, and with regard to case; an expression without anchors approves more than it says',
          proof: [
            fake('approval', 'the list of approved domains > approves of the origin %s by %s'),
            fake('approval', 'the list of approved domains > refuses who says no origin, in the dialect %s'),
            sample('approves with localhost a host that only begins so'),
            sample('leaves the end of example.org open, so that it approves a host of somebody else'),
            proof(
              'cli/check-config/pattern.test.ts',
              'an expression that approves too much > %j approves %s',
            ),
          ],
        },
        {
          says: 'If any of them matches, the connection is allowed',
          note: 'Up to release 0.3.2 an origin that several match has each of its frames answered as often',
          proof: [
            fake('approval', 'the list of approved domains > approves of the origin %s by %s'),
            fake(
              'events-socket',
              'a client of the event socket > is answered as often as patterns fit its origin, which is a mistake of release 0.3.2',
            ),
            client(
              'server',
              'an origin that several patterns match > is answered several times, and each meta request still gets its own answer',
            ),
            config(
              'a config > warns of two expressions for one origin, whose frames releases up to 0.3.2 answer twice',
            ),
          ],
        },
        {
          says: 'If none does, the connection is closed',
          note: 'It is opened first, and then cut with the code 1006',
          proof: [
            fake('approval', 'the list of approved domains > refuses the origin %s: %s'),
            byHand('is opened and then closed with %s'),
            client('server', 'an origin > that is refused opens the socket before it is cut'),
            client(
              'approval',
              'a connection that is cut as soon as it is open > rejects approved() with OriginNotApprovedError, which names the origin',
            ),
            client('approval', 'a connection that is cut as soon as it is open > is never made again'),
          ],
        },
      ],
    },
    {
      title: 'Connecting to the API',
      statements: [
        {
          says: 'With the values of the config one can open a basic websocket; the sample uses the package `ws`',
          proof: [
            story,
            byHand('connects to the port of the socket, which is not that of the REST API'),
            client('connect', 'in a browser > the global WebSocket is all that is needed'),
          ],
        },
        {
          says: 'Its URL is made of the host and the port of the config',
          proof: [
            client('connect', 'the connection > goes to the host and port of the options'),
            sample('says by its port where clients connect to'),
          ],
        },
        {
          says: 'The origin has to be set, and to be among the `approvedSocketDomains`',
          note: 'Outside of browsers, which send the origin of the page and let nobody set it',
          proof: [
            client(
              'connect',
              'the connection > has the origin as a header, which is what the server compares',
            ),
            client(
              'approval',
              'a connection that is cut as soon as it is open > says that Node clients must set the origin, where none was set',
            ),
            client('server', 'an origin > is refused when there is none'),
          ],
        },
        {
          says: '`open` tells that the connection has been opened',
          note: 'Not that it is approved, which is known once a frame has come',
          proof: [
            byKit('tells open, the event and close, as the client of the document is told them'),
            client('approval', 'an open connection > is not approved yet'),
            client(
              'approval',
              'an open connection > is approved when an echo comes back, which no listener hears',
            ),
          ],
        },
        {
          says: '`error` tells that something went wrong',
          proof: [
            byHand('is told of an error when there is no server'),
            byKit('tells an error when there is no server'),
          ],
        },
        {
          says: '`close` tells that the connection has been closed',
          proof: [
            byHand('is told when the connection has been closed'),
            byKit('tells open, the event and close, as the client of the document is told them'),
            client('approval', 'a connection that is lost > after a frame is made again'),
          ],
        },
        {
          says: '`message` tells that the server sent an event, which is JSON',
          note: 'What cannot be read is told as `invalid`, and ends nothing',
          proof: [
            byHand('gets a message when the server sends an event, whose number says which'),
            client('frames', 'an event > %s reaches the listeners to its number, and to all events'),
            client('frames', 'a frame that cannot be read > does not end the connection'),
          ],
        },
        {
          says: 'What to do depends on the type of the event, `eventType`',
          proof: [
            client('frames', 'an event > %s reaches the listeners to its number, and to all events'),
            client('frames', 'a frame of an unknown type > %j is told as unknown, and as nothing else'),
          ],
        },
      ],
    },
    {
      title: 'Sending a message to users',
      statements: [
        {
          says: 'Users can be sent a message over the socket',
          note: 'That is an echo with `broadcast`, to every approved connection, and no message to a user. The sample echoes to itself',
          proof: [
            client(
              'server',
              'a connection with an approved origin > has its broadcasts echoed to everybody, the sender included',
            ),
            fake(
              'events-socket',
              'a client of the event socket > reaches everybody with a broadcast echo, itself included',
            ),
          ],
        },
        {
          says: 'The server only accepts data in the format of the event interfaces',
          note: 'Anything else gets no answer, and the connection stays',
          proof: [
            byHand('gets no answer to a message that is not in the format of an event'),
            fake(
              'events-socket',
              'a client of the event socket > gets no answer to what is no JSON, has no type, an unknown one, or one that only the server sends',
            ),
            proof(
              'contract/users.test.ts',
              'the frames > that a client may send have meta requests of four kinds: %s',
            ),
          ],
        },
        {
          says: 'The sample sends `{ eventType: 10, message: "Hello world?" }` as JSON',
          note: 'As it stands it is no JavaScript: a dot is there twice, and the last parenthesis is missing',
          proof: [
            byHand('gets its "Hello world?" back, with the number 10'),
            client('frames', 'echo > sends the message as the document has it, and resolves to the echo'),
          ],
        },
        {
          says: 'It looks for `eventType` 10 in what comes, and reads the message of the echo',
          proof: [
            byHand('gets its "Hello world?" back, with the number 10'),
            client(
              'server',
              'a connection with an approved origin > has its messages echoed, as the document shows',
            ),
            fake(
              'events-socket',
              'a client of the event socket > is answered with its own echo, with eventType 10 and without `broadcast`',
            ),
            client('frames', 'echo > does not exist in the dialect tokens'),
            story,
          ],
        },
        {
          says: '`eventType` is sent as well as checked by the receiver',
          proof: [
            client('frames', 'echo > sends the message as the document has it, and resolves to the echo'),
            client('frames', 'an event > %s reaches the listeners to its number, and to all events'),
          ],
        },
        {
          says: '`eventType` is a number that says which type of event it is',
          note: 'From 1 to 10. In the dialect `tokens` it is `type`, a word',
          proof: [
            proof('contract/users.test.ts', 'the frames > of the dialect "events" are numbered from 1 to 10'),
            proof(
              'contract/users.test.ts',
              'the frames > of the dialect "tokens" are told apart by the same names, without Echo',
            ),
            fake('announced', 'an event > has its number, and its user where the release says whose it is'),
          ],
        },
        {
          says: 'All event types and their properties are broken down elsewhere',
          note: 'In the source of the server, which the contract is made from',
          proof: [
            proof(
              'contract/users.test.ts',
              'the frames > %s %s > has examples that are valid, for itself and in its union',
            ),
            byKit('is told each of the eight events that the server tells by itself, by its number'),
            client(
              'server',
              'a connection with an approved origin > reads and writes what the server keeps for a user',
            ),
            fake(
              'announced',
              'an event > has a bucket with text for name, identifier, user and _id, and numbers for created and memoryUsed',
            ),
            fake('announced', 'an event > has a file with every member that the server gives one'),
          ],
        },
      ],
    },
  ],
}
