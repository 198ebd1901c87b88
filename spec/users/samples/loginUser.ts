import { createUsers } from 'channelkit/users'

const users = createUsers({ baseUrl: 'http://127.0.0.1:6011' })

// The session is kept for every later call.
const { user } = await users.login({ username: 'george', password: 'password', rememberMe: true })
console.log(user.username)
