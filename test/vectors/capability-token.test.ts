import { expect, it } from 'vitest'
import { capabilityTokenIssuer } from '../../src/protocol/index.ts'
import { testClient } from '../support/client.ts'
import vectors from './capability-token.json' with { type: 'json' }

it.each(vectors)('$name is issued as computed', ({ inputs, expected }) => {
  const { app_key: key, app_secret: secret, claims } = inputs
  const options = {
    clientId: claims['x-sockudo-client-id'],
    capability: JSON.parse(claims['x-sockudo-capability']),
    expiresIn: (claims.exp - claims.iat) * 1000,
    jti: claims.jti,
  }
  const issued = { token: expected.token, jti: claims.jti, expiresAt: claims.exp * 1000 }
  const { client } = testClient({ key, secret, clock: () => claims.iat * 1000 })
  expect(client.capabilityToken(options)).toEqual(issued)
  expect(capabilityTokenIssuer({ key, secret })(options, claims.iat * 1000)).toEqual(issued)
})
