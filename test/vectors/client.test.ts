import { describe, expect, it } from 'vitest'
import { createSockudo } from '../../src/services/sockudo/index.ts'
import { credentials, testClient } from '../support/client.ts'
import { refusedBy } from '../support/outcome.ts'
import { signatureOf } from '../support/signature.ts'
import requests from './requests.json' with { type: 'json' }
import urls from './url.json' with { type: 'json' }

interface Vector {
  readonly name: string
  readonly inputs: { readonly url?: string; readonly host?: string }
  readonly expected: {
    readonly app_id?: string
    readonly key?: string
    readonly secret?: string
    readonly scheme?: string
    readonly host?: string
    readonly port?: number
  }
}

const all = urls as readonly Vector[]

describe('a connection URL is taken apart as published', () => {
  it.each(all.filter(({ inputs }) => inputs.url !== undefined))('$name', ({ inputs, expected }) => {
    const url = new URL(createSockudo(inputs.url!).signedUrl('GET', '/channels'))
    const query = Object.fromEntries(url.searchParams)
    expect(url.protocol).toBe(`${expected.scheme}:`)
    expect(url.hostname).toBe(expected.host)
    expect(url.port).toBe(expected.port === undefined ? '' : `${expected.port}`)
    expect(url.pathname).toBe(`/apps/${expected.app_id}/channels`)
    expect(query['auth_key']).toBe(expected.key)
    expect(query['auth_signature']).toBe(signatureOf({ method: 'GET', path: url.pathname, query }, expected.secret!))
  })
})

describe('a host that is more than a host is refused', () => {
  it.each(all.filter(({ inputs }) => inputs.host !== undefined))('$name', ({ inputs }) => {
    const options = { appId: 'app', key: 'key', secret: 'secret', host: inputs.host! }
    expect(refusedBy(() => createSockudo(options)).argument).toBe('options.host')
  })
})

it.each(requests)('$name has the published method, path and body', async ({ inputs, expected }) => {
  const { client, fetch } = testClient()
  await client.terminateUserConnections(inputs.user_id)
  const [request] = fetch.requests
  expect(request?.method).toBe(expected.method)
  expect(request?.path).toBe(expected.path.replace('{app_id}', credentials.appId))
  expect(request?.body).toBe(expected.body)
})
