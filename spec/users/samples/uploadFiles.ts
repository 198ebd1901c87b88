import { createUsers } from 'channelkit/users'

const users = createUsers({ baseUrl: 'http://127.0.0.1:6011' })
await users.login({ username: 'george', password: 'password' })

const form = new FormData()
form.append('meta', JSON.stringify({ album: '2016' }))
form.append('file', new Blob(['Hello world?'], { type: 'text/plain' }), 'hello.txt')
const { data, error } = await users.http.POST('/buckets/{bucket}/upload', {
  params: { path: { bucket: 'holiday' } },
  body: form,
})
if (error) throw error
for (const { filename, url } of data.tokens) console.log(filename, url)
