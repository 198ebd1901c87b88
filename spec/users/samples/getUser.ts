import { createUsers } from 'channelkit/users'

const users = createUsers({ baseUrl: 'http://127.0.0.1:6011' })
await users.login({ username: 'george', password: 'password' })

const { data, error } = await users.http.GET('/users/{username}', {
  params: { path: { username: 'george' }, query: { verbose: true } },
})
if (error) throw error
console.log(data.data.email)
