// A caller that does not wait any more.

/** Settles as the promise does, or rejects with the reason of the signal as soon as it is aborted. */
export function abortable<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason)
    signal.addEventListener('abort', abort, { once: true })
    const done = (): void => signal.removeEventListener('abort', abort)
    promise.then(resolve, reject).finally(done)
  })
}
