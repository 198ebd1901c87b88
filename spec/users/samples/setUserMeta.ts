import { createUsers } from 'channelkit/users'

const users = createUsers({ baseUrl: 'http://127.0.0.1:6011' })
await users.login({ username: 'root', password: 'password' })

// The meta of who is logged in, whoever is named.
const { data, error } = await users.http.POST('/users/{username}/meta', {
  params: { path: { username: 'root' } },
  body: { value: { sister: 'sam', brother: 'mat' } },
})
if (error) throw error
console.log(data.message)
