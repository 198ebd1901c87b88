// What `#crypto` gives, whichever file stands behind it.

/** Lower-case hex digest of text (as UTF-8) or bytes. */
export type HexDigest = (message: string | Uint8Array) => string

export interface Crypto {
  readonly md5: HexDigest
  readonly sha256: HexDigest
  /** Prepares the key once; the returned function signs with it. */
  readonly hmacSha256: (key: string | Uint8Array) => HexDigest
  /** Padded base64. */
  readonly toBase64: (bytes: Uint8Array) => string
  /** Bytes of a text that is known to be base64. */
  readonly fromBase64: (text: string) => Uint8Array
  /** Compares without telling by its duration where two texts differ. */
  readonly constantTimeEqual: (left: string, right: string) => boolean
}
