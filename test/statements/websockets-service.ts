// What the page of the WebSockets Service says, from its beginning to its end.

import type { StatementTable } from './statement.ts'
import { access } from './websockets-service/rows/access.ts'
import { globalMessages } from './websockets-service/rows/global-messages.ts'
import { messages } from './websockets-service/rows/messages.ts'
import { pushGlobalMessage } from './websockets-service/rows/push-global-message.ts'
import { pushMessage } from './websockets-service/rows/push-message.ts'
import { registerRecipient } from './websockets-service/rows/register-recipient.ts'
import { usage } from './websockets-service/rows/usage.ts'
import { version } from './websockets-service/rows/version.ts'

export const websocketsService: StatementTable = {
  service: 'websockets-service',
  document: 'The WebSockets Service',
  sections: [
    access,
    usage,
    globalMessages,
    messages,
    version,
    pushGlobalMessage,
    pushMessage,
    registerRecipient,
  ],
}
