import { createUsers } from 'channelkit/users'

const users = createUsers({ baseUrl: 'http://127.0.0.1:6011' })
await users.login({ username: 'george', password: 'password' })

const { data, error } = await users.http.GET('/users/{username}/buckets', {
  params: { path: { username: 'george' } },
})
if (error) throw error
for (const { name, memoryUsed } of data.data) console.log(name, memoryUsed)
