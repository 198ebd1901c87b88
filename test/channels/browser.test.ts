import { afterEach, describe, expect, it, vi } from 'vitest'
import { createSockudo } from '../../src/services/sockudo/index.ts'
import { credentials } from '../support/client.ts'
import { refusedBy } from '../support/outcome.ts'

const options = { ...credentials, host: 'example.com' }

// The only globals that a test here replaces: what a browser has cannot be passed in.
afterEach(() => void vi.unstubAllGlobals())

describe('a client with a secret', () => {
  it('is refused on a page', () => {
    vi.stubGlobal('window', {})
    vi.stubGlobal('document', {})
    const error = refusedBy(() => createSockudo(options))
    expect(error.argument).toBe('options.secret')
    expect(error.message).toContain('dangerouslyAllowBrowser')
  })

  it('is refused in a worker of a page', () => {
    vi.stubGlobal('WorkerGlobalScope', class {})
    vi.stubGlobal('navigator', { userAgent: 'Mozilla/5.0 (X11; Linux x86_64)' })
    expect(refusedBy(() => createSockudo(options)).argument).toBe('options.secret')
  })

  it('is refused when it comes from a URL, too', () => {
    vi.stubGlobal('window', {})
    vi.stubGlobal('document', {})
    const { key, secret } = credentials
    expect(refusedBy(() => createSockudo(`https://${key}:${secret}@h/apps/1`)).argument).toBe(
      'options.secret',
    )
  })

  it('is made on a page for who insists', () => {
    vi.stubGlobal('window', {})
    vi.stubGlobal('document', {})
    expect(() => createSockudo({ ...options, dangerouslyAllowBrowser: true })).not.toThrow()
  })

  it.each([
    [
      'Deno and workerd, which have worker scopes',
      { WorkerGlobalScope: class {}, navigator: { userAgent: 'Deno/2' } },
    ],
    ['a worker scope without a navigator', { WorkerGlobalScope: class {}, navigator: undefined }],
    ['React Native, which has a window', { window: {} }],
  ])('is made in %s', (_, globals) => {
    for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value)
    expect(() => createSockudo(options)).not.toThrow()
  })
})
