// The statement tables: one file each, and one line here.

import type { StatementTable } from './statement.ts'
import { users } from './users.ts'

export const tables: readonly StatementTable[] = [users]
