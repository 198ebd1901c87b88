// The stories: one folder each, and one line here. Loaded when they are told, as each needs other packages.

import { type OptionsConfig, play, type Stage, type Story } from './story.ts'

interface Loaded {
  readonly usage: string
  readonly play: (args: readonly string[]) => Promise<boolean>
}

export const stories: Readonly<Record<string, () => Promise<Loaded>>> = {
  sockudo: async () => ready((await import('./sockudo/story.ts')).story),
  'websockets-service': async () => ready((await import('./websockets-service/story.ts')).story),
  users: async () => ready((await import('./users/story.ts')).story),
}

function ready<Job extends Stage, Options extends OptionsConfig>(story: Story<Job, Options>): Loaded {
  return { usage: story.usage, play: (args) => play(story, args) }
}
