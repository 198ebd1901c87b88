// workerd test workerd.capnp

import { runSuite } from '../suite.ts'

export default {
  async test(): Promise<void> {
    const failed = await runSuite((line) => console.log(line))
    if (failed > 0) throw new Error(`${failed} failed`)
  },
}
