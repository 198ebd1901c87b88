import { createUsers } from 'channelkit/users'

const users = createUsers({ baseUrl: 'http://127.0.0.1:6011' })
await users.login({ username: 'george', password: 'password' })

const form = new FormData()
form.append('file', new Blob(['Hello world?'], { type: 'text/plain' }), 'hello.txt')

// Removed together with the file that is named.
const { data, error } = await users.http.POST('/buckets/{bucket}/upload/{parentFile}', {
  params: { path: { bucket: 'holiday', parentFile: 'a1B2c3D4e5F6g7H8' } },
  body: form,
})
if (error) throw error
for (const { filename, url } of data.tokens) console.log(filename, url)
