import { describe, expect, it } from 'vitest'
import { bundlePortable } from '../../../package/bundle.ts'
import { aboutAccessKeys } from '../../../package/access-key.ts'

const bundleOf = async (specifier: string): Promise<string> => {
  const { code } = await bundlePortable(specifier, '.', [], ['channelkit-source'])
  return code
}

describe('what a page loads', () => {
  it('for a recipient holds nothing about access keys', async () => {
    expect(aboutAccessKeys(await bundleOf('channelkit/websockets-service/recipient'))).toEqual([])
  })

  it('for a recipient holds no HTTP client and no GraphQL', async () => {
    const code = await bundleOf('channelkit/websockets-service/recipient')
    for (const word of ['graphql', 'mutation', 'application/json']) expect(code).not.toContain(word)
  })

  it('for the server would hold it, so that the words are the right ones', async () => {
    const words = aboutAccessKeys(await bundleOf('channelkit/websockets-service'))
    expect(words).toEqual(expect.arrayContaining(['x-api-key', 'accessKey']))
  })
})
