// Why an attempt did not succeed.

export interface Failure {
  /** The server's word for it. */
  readonly error: string
  readonly reason?: string
  /** The provider knows nothing of the recipient any more. */
  readonly isDeviceGone?: boolean
  readonly isTriedAgain?: boolean
  /** When the provider wants to be asked again. */
  readonly retryAt?: number
}
