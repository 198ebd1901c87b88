// Settings whose timers are noticed by who waits, and whose report of errors cannot fail.

import type { Schedule } from '../schedule.ts'
import type { Waiting } from './waiting.ts'

interface Noticeable {
  readonly schedule: Schedule
  readonly scheduleAwaited: Schedule
  readonly onError: (error: unknown) => void
}

/** What is due happens without a request, and may be what somebody waits for. */
export function noticed<Settings extends Noticeable>(settings: Settings, waiting: Waiting): Settings {
  const noticing =
    (schedule: Schedule): Schedule =>
    (task, milliseconds) =>
      schedule(() => {
        try {
          task()
        } finally {
          waiting.check()
        }
      }, milliseconds)
  return {
    ...settings,
    schedule: noticing(settings.schedule),
    scheduleAwaited: noticing(settings.scheduleAwaited),
    onError: safely(settings.onError),
  }
}

/** Who is told of an error may make another. */
function safely(tell: (error: unknown) => void): (error: unknown) => void {
  return (error) => {
    try {
      tell(error)
    } catch (another) {
      // oxlint-disable-next-line no-console -- there is nobody else to tell
      console.error('onError of the fake threw', another, 'when it was told', error)
    }
  }
}
