// What the server itself says when it cannot do something; any other error is a mistake in the fake.

export class Told extends Error {
  readonly #kind: string

  /** @param kind - what stands in front of the message where the server shows the whole error; empty for bare text */
  constructor(message: string, kind: string = 'Error') {
    super(message)
    this.#kind = kind
  }

  override toString(): string {
    return this.#kind === '' ? this.message : `${this.#kind}: ${this.message}`
  }
}
