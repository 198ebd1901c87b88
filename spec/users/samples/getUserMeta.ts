import { createUsers } from 'channelkit/users'

const users = createUsers({ baseUrl: 'http://127.0.0.1:6011' })
await users.login({ username: 'george', password: 'password' })

const { data, error } = await users.http.GET('/users/{username}/meta', {
  params: { path: { username: 'george' } },
})
if (error) throw error
console.log(data)
