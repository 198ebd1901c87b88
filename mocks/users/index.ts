// channelkit/mocks/users

export type { FakeServer, FakeSocket } from '../fake-server.ts'
export type { FakeUserPrivileges } from './accounts/account.ts'
export type { FakeUserAccount } from './accounts/settings.ts'
export type { FakeUsersEmit } from './emit.ts'
export { createFakeUsers, type FakeUsers } from './fake.ts'
export type { FakeUsersFault, FakeUsersFaults } from './faults/fault.ts'
export type { UsersOperation } from './http/routes.ts'
export type { FakeUsersIds } from './ids.ts'
export type { FakeUsersDialect, FakeUsersOptions } from './options.ts'
export type { FakeBucket, FakeFile } from './payloads.ts'
export type { FakeUsersState } from './state.ts'
export type {
  FakeUser,
  FakeUsersConnection,
  FakeUsersEvent,
  FakeUsersEventName,
  FakeUsersFrame,
  FakeUsersRefusal,
  FakeUsersRequest,
  FakeUsersSession,
} from './types.ts'
export type {
  FakeUserCriteria,
  FakeUsersConnectionCriteria,
  FakeUsersCriteria,
  FakeUsersEventCriteria,
  FakeUsersFrameCriteria,
  FakeUsersRefusalCriteria,
  FakeUsersRequestCriteria,
  FakeUsersSessionCriteria,
} from './waits/criteria.ts'
export type { FakeUsersWaits } from './waits/waits.ts'
