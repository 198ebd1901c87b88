// The tools that generation needs. They are optional peers: only who generates installs them.

import { KitError } from '../../core/errors/kit-error.ts'

export interface Compiler {
  readonly typescript: typeof import('openapi-typescript')
  readonly redocly: typeof import('@redocly/openapi-core')
}

const install = 'npm install --save-dev openapi-typescript@7 @redocly/openapi-core@1 typescript@5'

/**
 * Loads the tools.
 *
 * @throws KitError `missing_tools` with the command that installs them
 */
export async function loadCompiler(): Promise<Compiler> {
  try {
    const [typescript, redocly] = await Promise.all([
      import('openapi-typescript'),
      import('@redocly/openapi-core'),
    ])
    return { typescript, redocly }
  } catch (cause) {
    throw new KitError('missing_tools', `generate needs tools that are not installed; run: ${install}`, {
      cause,
    })
  }
}
