import { createUsers } from 'channelkit/users'

const users = createUsers({ baseUrl: 'http://127.0.0.1:6011' })
await users.login({ username: 'george', password: 'password' })

const { data, error } = await users.http.GET('/who-am-i')
if (error) throw error
if (data.authenticated) console.log(data.user.username)
