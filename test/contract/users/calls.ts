// One valid call of each operation of the users server, as a caller of `http` writes it.

import type { UsersHttp } from '../../../src/services/users/index.ts'
import type { Outcome, UsersOperation } from './case.ts'

const username = 'george'
const user = { params: { path: { username } } }
const bucket = 'holiday'
const file = { params: { path: { id: 'a1B2c3D4e5F6g7H8' } } }
const stats = { params: { path: { target: username, value: 100 } } }

export function formOf(name = 'cat.png', type = 'image/png'): FormData {
  const form = new FormData()
  form.append('file', new Blob(['Hello world?'], { type }), name)
  return form
}

export const calls: Readonly<Record<UsersOperation, (http: UsersHttp) => Promise<Outcome>>> = {
  checkAuthentication: (http) => http.GET('/auth/authenticated'),
  loginUser: (http) =>
    http.POST('/auth/login', { body: { username, password: 'correct horse', rememberMe: false } }),
  logoutUser: (http) => http.GET('/auth/logout'),
  registerUser: (http) =>
    http.POST('/auth/register', {
      body: { username: 'fred', password: 'secret', email: 'fred@example.org', captcha: '03AHJ' },
    }),
  activateAccount: (http) =>
    http.GET('/auth/activate-account', {
      params: { query: { user: username, key: 'Zx81Ab4cQ2', origin: 'https://example.org' } },
    }),
  resetPassword: (http) =>
    http.PUT('/auth/password-reset', {
      body: { user: username, key: 'Zx81Ab4cQ2', password: 'another password' },
    }),
  resendActivation: (http) => http.GET('/auth/{username}/resend-activation', user),
  requestPasswordReset: (http) => http.GET('/auth/{username}/request-password-reset', user),
  approveActivation: (http) => http.PUT('/auth/{username}/approve-activation', user),
  listUsers: (http) => http.GET('/users', { params: { query: { index: 0, limit: 10, search: 'o' } } }),
  createUser: (http) =>
    http.POST('/users', {
      body: { username: 'fred', password: 'secret', email: 'fred@example.org', privileges: 3 },
    }),
  getUser: (http) => http.GET('/users/{username}', user),
  deleteUser: (http) => http.DELETE('/users/{username}', user),
  getUserMeta: (http) => http.GET('/users/{username}/meta', user),
  setUserMeta: (http) => http.POST('/users/{username}/meta', { ...user, body: { value: { sister: 'sam' } } }),
  getUserMetaValue: (http) =>
    http.GET('/users/{username}/meta/{name}', { params: { path: { username, name: 'brother' } } }),
  setUserMetaValue: (http) =>
    http.POST('/users/{username}/meta/{name}', {
      params: { path: { username, name: 'brother' } },
      body: { value: 'mat' },
    }),
  getCurrentUser: (http) => http.GET('/who-am-i'),
  listSessions: (http) => http.GET('/sessions', { params: { query: { index: 0, limit: 10 } } }),
  deleteSession: (http) => http.DELETE('/sessions/{id}', { params: { path: { id: 'aB3dE5gH7jK' } } }),
  sendWebmasterMessage: (http) => http.POST('/message-webmaster', { body: { message: 'Hello world?' } }),
  listBuckets: (http) => http.GET('/users/{username}/buckets', user),
  createBucket: (http) =>
    http.POST('/users/{username}/buckets/{bucket}', { params: { path: { username, bucket } } }),
  listFiles: (http) =>
    http.GET('/users/{username}/buckets/{bucket}/files', {
      params: { path: { username, bucket }, query: { index: 0, limit: 10, search: 'cat' } },
    }),
  // One name: Prism takes what has a comma for a list, and refuses it.
  deleteBuckets: (http) => http.DELETE('/buckets/{buckets}', { params: { path: { buckets: 'holiday' } } }),
  uploadFiles: (http) =>
    http.POST('/buckets/{bucket}/upload', { params: { path: { bucket } }, body: formOf() }),
  uploadChildFiles: (http) =>
    http.POST('/buckets/{bucket}/upload/{parentFile}', {
      params: { path: { bucket, parentFile: 'a1B2c3D4e5F6g7H8' } },
      body: formOf(),
    }),
  deleteFiles: (http) => http.DELETE('/files/{files}', { params: { path: { files: 'a1B2c3D4e5F6g7H8' } } }),
  downloadFile: (http) => http.GET('/files/{id}/download', { ...file, parseAs: 'text' }),
  renameFile: (http) => http.PUT('/files/{id}/rename-file', { ...file, body: { name: 'tom.png' } }),
  makeFilePublic: (http) => http.PUT('/files/{id}/make-public', file),
  makeFilePrivate: (http) => http.PUT('/files/{id}/make-private', file),
  getStorageStats: (http) => http.GET('/users/{username}/get-stats', user),
  createStorageStats: (http) =>
    http.POST('/create-stats/{target}', { params: { path: { target: username } } }),
  setStorageCalls: (http) => http.PUT('/stats/storage-calls/{target}/{value}', stats),
  setStorageMemory: (http) => http.PUT('/stats/storage-memory/{target}/{value}', stats),
  setAllocatedCalls: (http) => http.PUT('/stats/storage-allocated-calls/{target}/{value}', stats),
  setAllocatedMemory: (http) => http.PUT('/stats/storage-allocated-memory/{target}/{value}', stats),
}
