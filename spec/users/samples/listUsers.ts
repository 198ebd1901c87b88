import { createUsers } from 'channelkit/users'

const users = createUsers({ baseUrl: 'http://127.0.0.1:6011' })

const { data, error } = await users.http.GET('/users', {
  params: { query: { index: 0, limit: 10, search: '^g' } },
})
if (error) throw error
for (const { username, createdOn } of data.data) console.log(username, new Date(createdOn))
