import { createUsers } from 'channelkit/users'

const users = createUsers({ baseUrl: 'http://127.0.0.1:6011' })

const { data, error } = await users.http.POST('/message-webmaster', {
  body: { message: 'Hello world?', name: 'George', from: 'george@example.org' },
})
if (error) throw error
console.log(data.message)
