// What a page does on a server that need not approve of pages on this machine.

import { Lacking } from '../story.ts'
import type { Job } from './job.ts'
import type { Page } from './open-page.ts'

/** @throws Lacking where a server of yours approves of its own origin and not of the page, which is its right */
export async function inPage(
  { events, page, server }: Job,
  run: (page: Page, socketUrl: string) => Promise<string>,
): Promise<string> {
  const { fake, socketUrl } = server('events')
  const opened = await page()
  try {
    return await run(opened, socketUrl)
  } catch (error) {
    const isRefused = error instanceof Error && /code 1006|approvedSocketDomains/.test(error.message)
    if (!isRefused || fake !== undefined) throw error
    // To a page, a refusal looks like a server that is not there.
    await events()
    throw new Lacking(`the server does not approve of ${opened.origin}`)
  }
}
