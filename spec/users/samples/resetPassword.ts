import { createUsers } from 'channelkit/users'

const users = createUsers({ baseUrl: 'http://127.0.0.1:6011' })

const { data, error } = await users.http.PUT('/auth/password-reset', {
  body: { user: 'george', key: 'Zx81Ab4cQ2', password: 'another password' },
})
if (error) throw error
console.log(data.message)
