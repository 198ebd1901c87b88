import { createUsers } from 'channelkit/users'

const users = createUsers({ baseUrl: 'http://127.0.0.1:6011' })

const { data, error } = await users.http.GET('/auth/{username}/request-password-reset', {
  params: { path: { username: 'george' } },
})
if (error) throw error
console.log(data.message)
