// The fake of the live tests in a process of its own: tells where it is, and is gone when its parent lets go of it.

import { startFake } from './start-fake.ts'

const { stop, ...server } = await startFake()
process.once('disconnect', () => void stop().then(() => process.exit()))
process.send!(server)
