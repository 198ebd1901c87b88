import { createUsers } from 'channelkit/users'

const users = createUsers({ baseUrl: 'http://127.0.0.1:6011' })
await users.login({ username: 'root', password: 'password' })

const { data, error } = await users.http.GET('/sessions', { params: { query: { index: 0, limit: 10 } } })
if (error) throw error
for (const { expiration } of data.data) console.log(expiration ?? 'has no end')
