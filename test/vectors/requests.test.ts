import { expect, it } from 'vitest'
import { credentials, testClient } from '../support/client.ts'
import vectors from './requests.json' with { type: 'json' }

it.each(vectors)('$name has the published method, path and body', async ({ inputs, expected }) => {
  const { client, fetch } = testClient()
  await client.terminateUserConnections(inputs.user_id)
  const [request] = fetch.requests
  expect(request?.method).toBe(expected.method)
  expect(request?.path).toBe(expected.path.replace('{app_id}', credentials.appId))
  expect(request?.body).toBe(expected.body)
})
