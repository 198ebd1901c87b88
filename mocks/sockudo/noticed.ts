// Settings whose timers are noticed by who waits, and whose report of errors cannot fail.

import type { Waiting } from '../waiting/waiting.ts'
import type { Settings } from './options.ts'
import type { Schedule } from './schedule.ts'

/** What is due happens without a request, and may be what somebody waits for. */
export function noticed(settings: Settings, waiting: Waiting): Settings {
  const schedule: Schedule = (task, milliseconds) =>
    settings.schedule(() => {
      try {
        task()
      } finally {
        waiting.check()
      }
    }, milliseconds)
  return { ...settings, schedule, onError: safely(settings.onError) }
}

/** Who is told of an error may make another. */
function safely(tell: (error: unknown) => void): (error: unknown) => void {
  return (error) => {
    try {
      tell(error)
    } catch (another) {
      // oxlint-disable-next-line no-console -- there is nobody else to tell
      console.error('onError of the fake Sockudo threw', another, 'when it was told', error)
    }
  }
}
