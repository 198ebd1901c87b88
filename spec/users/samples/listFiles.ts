import { createUsers } from 'channelkit/users'

const users = createUsers({ baseUrl: 'http://127.0.0.1:6011' })
await users.login({ username: 'george', password: 'password' })

const { data, error } = await users.http.GET('/users/{username}/buckets/{bucket}/files', {
  params: { path: { username: 'george', bucket: 'holiday' }, query: { limit: 10, search: 'cat' } },
})
if (error) throw error
for (const { name, size, publicURL } of data.data) console.log(name, size, publicURL)
