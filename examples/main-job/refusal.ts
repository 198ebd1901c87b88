// A call that must be refused. What fails for another reason, like a server that nobody reaches, was not refused.

/**
 * What a call was refused with.
 *
 * @param complaint - what it means that the call worked
 * @throws Error with the complaint; whatever the call failed with that is no refusal
 */
export async function refusalOf<Refusal>(
  call: Promise<unknown>,
  isRefusal: (error: unknown) => error is Refusal,
  complaint: string,
): Promise<Refusal> {
  return call.then(
    () => {
      throw new Error(complaint)
    },
    (error: unknown) => {
      if (isRefusal(error)) return error
      throw error
    },
  )
}
