import { createUsers } from 'channelkit/users'

const users = createUsers({ baseUrl: 'http://127.0.0.1:6011' })

const { data, error } = await users.http.POST('/auth/register', {
  body: {
    username: 'fred',
    password: 'secret',
    email: 'fred@example.org',
    // What the captcha of the page gave.
    captcha: '03AHJ_Vuve5Asa4koK3KSMyUkCq0vUFCR5Im4CwB7PzO3dCxIo11i53epEraq',
  },
})
if (error) throw error
console.log(data.message)
