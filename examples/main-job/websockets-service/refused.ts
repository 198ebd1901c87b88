// A handshake that must not succeed.

/** Says what the recipient was told. @throws Error when it was connected nevertheless */
export async function refused(who: string, connecting: Promise<void>): Promise<string> {
  const told = await connecting.then(
    () => undefined,
    (error: Error) => error.message,
  )
  if (told === undefined) throw new Error(`${who} was connected`)
  return `${who} was not let in: ${told}`
}
