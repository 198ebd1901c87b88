import { createSockudo } from 'channelkit/sockudo'

const url = 'http://app-key:app-secret@127.0.0.1:6001/apps/app-id'
const sockudo = createSockudo(url)

// One token by its id, or all tokens of a client.
const { jti, expiresAt } = sockudo.capabilityToken({
  clientId: 'alice',
  capability: { 'chat-*': ['subscribe'] },
  expiresIn: 3_600_000,
})
await sockudo.revokeTokens({ jti, expiresAt })
await sockudo.revokeTokens({ clientId: 'alice', ttl: 600_000 })

// By path.
const { data, error } = await sockudo.http.POST('/revocations', {
  body: { jti },
})
console.log(data, error)
