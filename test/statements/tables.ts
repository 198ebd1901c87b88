// The statement tables: one file each, and one line here.

import type { StatementTable } from './statement.ts'
import { users } from './users.ts'
import { websocketsService } from './websockets-service.ts'

export const tables: readonly StatementTable[] = [websocketsService, users]
