import { createUsers } from 'channelkit/users'

const users = createUsers({ baseUrl: 'http://127.0.0.1:6011' })
await users.login({ username: 'george', password: 'password' })

const { data, error } = await users.http.DELETE('/files/{files}', {
  params: { path: { files: ['a1B2c3D4e5F6g7H8'].join(',') } },
})
if (error) throw error
console.log(data.count)
