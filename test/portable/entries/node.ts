// node bundle.mjs

import { runSuite } from '../suite.ts'

if ((await runSuite((line) => console.log(line))) > 0) process.exitCode = 1
