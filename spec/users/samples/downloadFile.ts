import { createUsers } from 'channelkit/users'

const users = createUsers({ baseUrl: 'http://127.0.0.1:6011' })

const { data, error } = await users.http.GET('/files/{id}/download', {
  params: { path: { id: 'a1B2c3D4e5F6g7H8' } },
  parseAs: 'arrayBuffer',
})
if (error) throw error
console.log(data.byteLength)
