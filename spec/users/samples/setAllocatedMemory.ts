import { createUsers } from 'channelkit/users'

const users = createUsers({ baseUrl: 'http://127.0.0.1:6011' })
await users.login({ username: 'root', password: 'password' })

const { data, error } = await users.http.PUT('/stats/storage-allocated-memory/{target}/{value}', {
  params: { path: { target: 'george', value: 1_000_000_000 } },
})
if (error) throw error
console.log(data.message)
