import { expect, it } from 'vitest'
import { version } from '../../src/core/version.ts'
import manifest from '../../package.json' with { type: 'json' }

it('is the version of package.json', () => {
  expect(version).toBe(manifest.version)
})
