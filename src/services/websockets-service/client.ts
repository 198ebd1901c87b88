// createWebSocketsService(): the server side of the WebSockets Service.

import { type CallOptions, closeServer, runCall } from '../../core/http.ts'
import { createContext } from './context.ts'
import { createHttp } from './http.ts'
import { globalMessages, messages } from './lists.ts'
import type { WebSocketsServiceOptions } from './options.ts'
import { pushGlobalMessage, pushMessage } from './push.ts'
import { query } from './query.ts'
import { registerRecipient } from './register.ts'
import { runOperation } from './run.ts'
import type { WebSocketsService } from './service.ts'
import type { OperationVariables } from './variables.ts'
import { version } from './version.ts'

/**
 * Makes a client for the WebSockets Service, which pushes notifications to browsers. Nothing is sent and no environment is
 * read until a method is called. From the documentation: Access info.
 *
 * It belongs on your server: browsers get the `connectionUri` alone, and connect with `connectRecipient()` of
 * `channelkit/websockets-service/recipient`.
 *
 * @example
 * ```ts
 * import { createFakeWebSocketsService } from 'channelkit/mocks/websockets-service'
 * import { createWebSocketsService } from 'channelkit/websockets-service'
 *
 * // Without `fetch`, this talks to the service itself.
 * const { fetch } = createFakeWebSocketsService({ accessKeys: ['access-key'] })
 * const service = createWebSocketsService({ accessKey: 'access-key', fetch })
 * const { connectionUri } = await service.registerRecipient({ recipient: 'user-1' })
 * const [result] = await service.pushMessage({ recipients: ['user-1'], message: 'Your report is ready' })
 * console.log(connectionUri, result?.item?.status ?? result?.error?.message)
 * await service.close()
 * ```
 *
 * @param options - only `accessKey` is required
 * @returns the client
 * @throws ArgumentError that names the option and the rule, also in a browser, and for an endpoint to which the access key
 * would go in clear text
 */
export function createWebSocketsService(options: WebSocketsServiceOptions): WebSocketsService {
  const context = createContext(options)
  const { server } = context
  const close = (): Promise<void> => closeServer(server)
  return {
    registerRecipient: (input, call) =>
      runCall(server, 'registerRecipient', () => registerRecipient(context, input, call)),
    pushMessage: (input, call) => runCall(server, 'pushMessage', () => pushMessage(context, input, call)),
    pushGlobalMessage: (input, call) =>
      runCall(server, 'pushGlobalMessage', () => pushGlobalMessage(context, input, call)),
    messages: (filter, call) => messages(context, filter, call),
    globalMessages: (filter, call) => globalMessages(context, filter, call),
    version: (call) => runCall(server, 'version', () => version(context, call)),
    run: (operation, ...[variables = {} as OperationVariables[typeof operation], call]) =>
      runCall(server, String(operation), async () => {
        const { result } = await runOperation(context, operation, variables, call)
        return result
      }),
    query: <Data>(document: string, variables?: object, call?: CallOptions) =>
      runCall(server, 'query', () => query(context, document, variables, call) as Promise<Data>),
    http: createHttp(context),
    close,
    [Symbol.asyncDispose]: close,
  }
}
