// Where everything comes from that the server draws at random.

export interface FakeUsersIds {
  /** The id of the next row of the database: 24 hex digits. */
  objectId(): string
  /** The next session: 11 letters of base64. */
  sessionId(): string
  /** The next key of a link, or the next part of the identifier of a bucket or a file: so many letters and digits. */
  word(length: number): string
  /** Called when the fake is reset, so that counted ids can begin anew. */
  restart?(): void
}

const lettersAndDigits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

export const randomIds: FakeUsersIds = {
  objectId: () => drawn('0123456789abcdef', 24),
  sessionId: () => drawn(`${lettersAndDigits}+/`, 11),
  word: (length) => drawn(lettersAndDigits, length),
}

function drawn(alphabet: string, length: number): string {
  const bytes = crypto.getRandomValues(new Uint32Array(length))
  return Array.from(bytes, (number) => alphabet[number % alphabet.length]).join('')
}
