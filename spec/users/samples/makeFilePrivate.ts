import { createUsers } from 'channelkit/users'

const users = createUsers({ baseUrl: 'http://127.0.0.1:6011' })
await users.login({ username: 'george', password: 'password' })

const { data, error } = await users.http.PUT('/files/{id}/make-private', {
  params: { path: { id: 'a1B2c3D4e5F6g7H8' } },
})
if (error) throw error
console.log(data.message)
