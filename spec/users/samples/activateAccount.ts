import { createUsers } from 'channelkit/users'

const users = createUsers({ baseUrl: 'http://127.0.0.1:6011' })

// Neither data nor an error: what happened is in the address that the person is sent on to.
const { response } = await users.http.GET('/auth/activate-account', {
  params: { query: { user: 'george', key: 'Zx81Ab4cQ2', origin: 'https://example.org' } },
})
const page = new URL(response.headers.get('location') ?? '')
console.log(page.searchParams.get('status'), page.searchParams.get('message'))
