import { createUsers } from 'channelkit/users'

const users = createUsers({ baseUrl: 'http://127.0.0.1:6011' })
await users.login({ username: 'root', password: 'password' })

const { data, error } = await users.http.PUT('/stats/storage-memory/{target}/{value}', {
  params: { path: { target: 'george', value: 0 } },
})
if (error) throw error
console.log(data.message)
