// The services that can be mocked: one file each, and one line here.

import type { Command } from '../../command.ts'
import { mockCommand } from './run.ts'
import { pusher } from './pusher.ts'
import { sockudo } from './sockudo.ts'
import { users } from './users.ts'
import { websocketsService } from './websockets-service.ts'

export const services: readonly Command[] = [
  mockCommand(sockudo),
  mockCommand(pusher),
  mockCommand(websocketsService),
  mockCommand(users),
]
