// The table: a success of every operation, every refusal that a guard makes, and what else the contract has an example of.

import { operations } from '../../../generated/users/operations.ts'
import type { ContractDocument, Node } from '../support/contracts.ts'
import { operationsOf, resolve } from '../support/contracts.ts'
import { calls } from './calls.ts'
import type { UsersCase, UsersOperation } from './case.ts'

const all = Object.keys(operations) as UsersOperation[]
const username = 'george'
const password = 'correct horse'
const noMail = 'the fake has a mailer'
const example = 'the fake answers this operation with its example of success'

/** Those of the caller, whoever that is; the others that are guarded are for administrators, or for the account itself. */
const forAnybody: readonly UsersOperation[] = [
  'deleteBuckets',
  'uploadFiles',
  'uploadChildFiles',
  'deleteFiles',
  'renameFile',
  'makeFilePublic',
  'makeFilePrivate',
]

/** @param contract - of the users server */
export function usersCases(contract: ContractDocument): readonly UsersCase[] {
  const guarded = all.filter((operation) => examplesOf(contract, operation).has('notLoggedIn'))
  return [
    ...all.map((operation) => success(contract, operation)),
    ...guarded.map((operation): UsersCase => ({
      operation,
      name: 'is refused to whoever is not logged in',
      call: calls[operation],
      shows: 'notLoggedIn',
    })),
    ...guarded
      .filter((operation) => !forAnybody.includes(operation))
      .map((operation): UsersCase => ({
        operation,
        name: 'is refused to whoever may not do it',
        as: 'sam',
        call: calls[operation],
        shows: 'noPermission',
      })),
    ...particular,
  ]
}

function success(contract: ContractDocument, operation: UsersOperation): UsersCase {
  const [shows] = [...examplesOf(contract, operation)].find(([, value]) => !isFailure(value))!
  return {
    operation,
    name: 'succeeds',
    as: 'root',
    call: calls[operation],
    shows,
    status: statusOf(operation),
  }
}

function statusOf(operation: UsersOperation): number {
  return operation === 'activateAccount' ? 302 : 200
}

function isFailure(value: unknown): boolean {
  return (value as { readonly error?: unknown } | null)?.error === true
}

/** The examples of the first answer of an operation, by name. */
export function examplesOf(
  contract: ContractDocument,
  operation: UsersOperation,
): ReadonlyMap<string, unknown> {
  const { definition } = operationsOf(contract).find(({ id }) => id === operation)!
  const answers = Object.values(definition['responses'] as Readonly<Record<string, Node>>)
  const shown = answers.flatMap((answer) => {
    const media = Object.values(
      (resolve(contract, answer)['content'] ?? {}) as Readonly<Record<string, Node>>,
    )
    return media.flatMap(({ examples }) => Object.entries(examples as Readonly<Record<string, Node>>))
  })
  return new Map(shown.map(([name, node]) => [name, resolve(contract, node)['value']]))
}

const particular: readonly UsersCase[] = [
  {
    operation: 'checkAuthentication',
    name: 'says that nobody is logged in',
    call: calls.checkAuthentication,
    shows: 'notAuthenticated',
  },
  {
    operation: 'checkAuthentication',
    name: 'shows everything with `verbose`',
    as: 'root',
    call: (http) => http.GET('/auth/authenticated', { params: { query: { verbose: true } } }),
    shows: 'authenticatedVerbose',
  },
  {
    operation: 'getCurrentUser',
    name: 'says that nobody is logged in',
    call: calls.getCurrentUser,
    shows: 'notAuthenticated',
  },
  {
    operation: 'loginUser',
    name: 'takes an e-mail address',
    call: (http) => http.POST('/auth/login', { body: { username: 'george@example.com', password } }),
    shows: 'authenticated',
  },
  {
    operation: 'loginUser',
    name: 'refuses a wrong password',
    call: (http) => http.POST('/auth/login', { body: { username, password: 'wrong' } }),
    shows: 'credentialsIncorrect',
  },
  {
    operation: 'loginUser',
    name: 'refuses an empty password',
    call: (http) => http.POST('/auth/login', { body: { username, password: ' ' } }),
    shows: 'passwordEmpty',
  },
  {
    operation: 'loginUser',
    name: 'refuses an account that is not activated',
    call: (http) => http.POST('/auth/login', { body: { username: 'newcomer', password } }),
    shows: 'notActivated',
  },
  {
    operation: 'loginUser',
    name: 'refuses a name with other characters than letters and digits',
    call: (http) => http.POST('/auth/login', { body: { username: 'george three', password } }),
    shows: 'loginNameInvalid',
  },
  {
    operation: 'activateAccount',
    name: 'tells in the redirect that the key is wrong',
    call: (http) =>
      http.GET('/auth/activate-account', {
        params: { query: { user: 'newcomer', key: 'wrong', origin: 'https://example.org' } },
      }),
    shows: 'activationKeyWrong',
    status: 302,
  },
  {
    operation: 'approveActivation',
    name: 'says that there is no such account',
    as: 'root',
    call: (http) =>
      http.PUT('/auth/{username}/approve-activation', { params: { path: { username: 'nobody' } } }),
    shows: 'noSuchUser',
  },
  {
    operation: 'listUsers',
    name: 'is an empty list where none matches',
    call: (http) => http.GET('/users', { params: { query: { search: '^zzz' } } }),
    shows: 'noUsers',
  },
  {
    operation: 'listUsers',
    name: 'refuses a search that is no regular expression',
    call: (http) => http.GET('/users', { params: { query: { search: '(' } } }),
    shows: 'searchInvalid',
  },
  {
    operation: 'createUser',
    name: 'refuses a name that is taken',
    as: 'root',
    call: (http) => http.POST('/users', { body: { username, password, email: 'other@example.org' } }),
    shows: 'userExists',
  },
  {
    operation: 'createUser',
    name: 'refuses a name with other characters than letters and digits',
    as: 'root',
    call: (http) =>
      http.POST('/users', { body: { username: 'fred three', password, email: 'fred@example.org' } }),
    shows: 'usernameNotAlphanumeric',
  },
  {
    operation: 'createUser',
    name: 'makes no super administrator',
    as: 'root',
    call: (http) =>
      http.POST('/users', {
        body: { username: 'fred', password, email: 'fred@example.org', privileges: 1 as never },
      }),
    shows: 'superUserNotCreated',
  },
  {
    operation: 'getUser',
    name: 'shows everything with `verbose`',
    as: 'george',
    call: (http) =>
      http.GET('/users/{username}', { params: { path: { username }, query: { verbose: true } } }),
    shows: 'userVerbose',
  },
  {
    operation: 'getUser',
    name: 'says that there is no such account',
    as: 'root',
    call: (http) => http.GET('/users/{username}', { params: { path: { username: 'nobody' } } }),
    shows: 'userNotFound',
  },
  {
    operation: 'getUser',
    name: 'refuses a name with other characters than letters and digits',
    as: 'root',
    call: (http) => http.GET('/users/{username}', { params: { path: { username: 'george three' } } }),
    shows: 'nameInvalid',
  },
  {
    operation: 'deleteUser',
    name: 'says that there is no such account',
    as: 'root',
    call: (http) => http.DELETE('/users/{username}', { params: { path: { username: 'nobody' } } }),
    shows: 'userToRemoveUnknown',
  },
  {
    operation: 'deleteUser',
    name: 'does not remove a super administrator',
    as: 'root',
    call: (http) => http.DELETE('/users/{username}', { params: { path: { username: 'root' } } }),
    shows: 'superUserNotRemoved',
  },
  {
    operation: 'getUserMeta',
    name: 'is an empty object where nothing is stored',
    as: 'sam',
    call: (http) => http.GET('/users/{username}/meta', { params: { path: { username: 'sam' } } }),
    shows: 'noMeta',
  },
  {
    operation: 'getUserMetaValue',
    name: 'is any JSON, such as a number',
    as: 'george',
    call: (http) =>
      http.GET('/users/{username}/meta/{name}', { params: { path: { username, name: 'cats' } } }),
    shows: 'metaNumber',
  },
  {
    operation: 'getUserMetaValue',
    name: 'stumbles where nothing is stored under the name',
    as: 'george',
    call: (http) =>
      http.GET('/users/{username}/meta/{name}', { params: { path: { username, name: 'aunt' } } }),
    shows: 'metaValueUnset',
  },
  ...(
    [
      ['registerUser', 'nameTaken', 'nameInvalid', 'emailInvalid', 'captchaMissing', 'captchaWrong'],
      ['resetPassword', 'resetKeyWrong', 'resetUserUnknown', 'resetUserMissing', 'newPasswordInvalid'],
      ['resendActivation', 'noSuchUser', 'alreadyActivated'],
      ['requestPasswordReset', 'noSuchUser'],
      ['sendWebmasterMessage', 'messageMissing'],
      ['listBuckets', 'noBuckets', 'searchInvalid'],
      ['createBucket', 'bucketNameUnsafe', 'bucketExists', 'bucketOwnerUnknown', 'outOfCalls'],
      ['listFiles', 'fileOfMeta', 'bucketUnknown', 'searchInvalid'],
      ['deleteBuckets', 'bucketNotDeleted'],
      ['uploadFiles', 'uploadPartRefused', 'uploadMetaInvalid', 'uploadBucketUnknown'],
      ['uploadChildFiles', 'uploadPartRefused', 'uploadMetaInvalid', 'uploadBucketUnknown'],
      ['deleteFiles', 'fileNotDeleted'],
      ['renameFile', 'fileUnknown', 'fileNameMissing'],
      ['makeFilePublic', 'fileUnknown', 'noCallsLeft'],
      ['makeFilePrivate', 'fileUnknown', 'noCallsLeft'],
      ['getStorageStats', 'statsUnknown'],
      ['createStorageStats', 'statsNotCreated'],
      ['setStorageCalls', 'targetUnknown', 'valueInvalid'],
      ['setStorageMemory', 'targetUnknown', 'valueInvalid'],
      ['setAllocatedCalls', 'targetUnknown', 'valueInvalid'],
      ['setAllocatedMemory', 'targetUnknown', 'valueInvalid'],
    ] as const
  ).flatMap(([operation, ...names]) => names.map((shows) => notPlayed(operation, shows, example))),
  ...(
    [
      'registerUser',
      'resendActivation',
      'requestPasswordReset',
      'createUser',
      'sendWebmasterMessage',
    ] as const
  ).map((operation) => notPlayed(operation, 'noMailer', noMail)),
  ...(['checkAuthentication', 'getCurrentUser'] as const).map((operation) =>
    notPlayed(operation, 'sessionNotReadable', 'the fake has no database that could fail'),
  ),
  notPlayed('getCurrentUser', 'authenticatedVerbose', 'it is the same as of checkAuthentication'),
  notPlayed('loginUser', 'authenticatedVerbose', 'it is the same as of checkAuthentication'),
  { ...notPlayed('downloadFile', 'fileNotFound', example), status: 404 },
  { ...notPlayed('downloadFile', 'cloudFailed', example), status: 500 },
]

function notPlayed(operation: UsersOperation, shows: string, notOnFake: string): UsersCase {
  return { operation, name: `can answer ${shows}`, call: calls[operation], shows, notOnFake }
}
