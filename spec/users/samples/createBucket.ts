import { createUsers } from 'channelkit/users'

const users = createUsers({ baseUrl: 'http://127.0.0.1:6011' })
await users.login({ username: 'george', password: 'password' })

const { data, error } = await users.http.POST('/users/{username}/buckets/{bucket}', {
  params: { path: { username: 'george', bucket: 'holiday' } },
})
if (error) throw error
console.log(data.message)
