import { createUsers } from 'channelkit/users'

const users = createUsers({ baseUrl: 'http://127.0.0.1:6011' })
await users.login({ username: 'root', password: 'password' })

const { data, error } = await users.http.POST('/users/{username}/meta/{name}', {
  params: { path: { username: 'root', name: 'brother' } },
  body: { value: 'mat' },
})
if (error) throw error
console.log(data.message)
