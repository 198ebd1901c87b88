// What a key has to be made of so that a client can send it, for this client and for who checks a server's config.

/** The header carries Latin-1, and drops white space at its ends. */
export function canBeSent(key: string): boolean {
  return /^[\t\x20-\x7e\x80-\xff]+$/.test(key) && key.trim() === key
}
