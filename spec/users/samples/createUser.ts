import { createUsers } from 'channelkit/users'

const users = createUsers({ baseUrl: 'http://127.0.0.1:6011' })
await users.login({ username: 'root', password: 'password' })

const { data, error } = await users.http.POST('/users', {
  body: { username: 'fred', password: 'secret', email: 'fred@example.org', privileges: 3 },
})
if (error) throw error
console.log(data.data._id)
