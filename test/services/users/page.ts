// Bundled into a page: what the clients do in a browser.

import { connectUsersEvents, createUsers, EventType } from '../../../src/services/users/index.ts'

declare global {
  var runUsers: (host: string) => Promise<object>
}

globalThis.runUsers = async (host) => {
  const url = `ws://${host}`
  const events = connectUsersEvents({ url })
  await events.approved()
  const login = new Promise((resolve) => events.on(EventType.Login, resolve))

  const users = createUsers({ baseUrl: `http://${host}` })
  const { user } = await users.login({ username: 'george', password: 'my-long-password' })
  const who = await users.http.GET('/who-am-i')
  const refused = await users.http.GET('/sessions')
  const echo = await events.echo('Hello world?')
  await events.meta.setProperty('george', 'brother', 'mat')
  const outcome = {
    login: await login,
    user: user.username,
    whoAmI: who.data?.authenticated,
    refusal: refused.error?.code,
    session: users.session ?? 'none',
    echo: echo.message,
    brother: await events.meta.getProperty('george', 'brother'),
    headers: nameOf(() => connectUsersEvents({ url, headers: { origin: 'trusted-host' } })),
  }
  await users.logout()
  const after = await users.http.GET('/who-am-i')
  events.close()
  return { ...outcome, afterLogout: after.data?.authenticated }
}

function nameOf(action: () => unknown): string {
  try {
    action()
    return 'none'
  } catch (error) {
    return error instanceof TypeError ? 'TypeError' : String(error)
  }
}
