import { createUsers } from 'channelkit/users'

const users = createUsers({ baseUrl: 'http://127.0.0.1:6011' })
await users.login({ username: 'root', password: 'password' })

const { data, error } = await users.http.DELETE('/sessions/{id}', {
  params: { path: { id: 'aB3dE5gH7jK' } },
})
if (error) throw error
console.log(data.message)
