// A certificate for 127.0.0.1 that vouches for itself, written by hand: Node can sign one, but not make one.

import { generateKeyPairSync, sign } from 'node:crypto'

export interface Certificate {
  /** PEM. */
  readonly certificate: string
  /** PEM. */
  readonly key: string
}

const day = 24 * 60 * 60 * 1000
const ecdsaWithSha256 = sequence(objectId(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02))
/** The common name `127.0.0.1`, which nobody looks at. */
const name = sequence(set(sequence(objectId(0x55, 0x04, 0x03), der(0x0c, Buffer.from('127.0.0.1')))))
/** The alternative name that clients look at: an IP address. */
const extensions = der(
  0xa3,
  sequence(sequence(objectId(0x55, 0x1d, 0x11), der(0x04, sequence(der(0x87, Buffer.of(127, 0, 0, 1)))))),
)

/** Valid from yesterday until tomorrow. It is no authority: whoever trusts it, trusts it alone. */
export function selfSigned(now: number): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const validity = sequence(utcTime(now - day), utcTime(now + day))
  const version = der(0xa0, der(0x02, Buffer.of(2)))
  const serial = der(0x02, Buffer.of(1))
  const publicInfo = publicKey.export({ format: 'der', type: 'spki' })
  const signed = sequence(version, serial, ecdsaWithSha256, name, validity, name, publicInfo, extensions)
  const signature = der(0x03, Buffer.of(0), sign('sha256', signed, privateKey))
  return {
    certificate: pem(sequence(signed, ecdsaWithSha256, signature)),
    key: privateKey.export({ format: 'pem', type: 'pkcs8' }) as string,
  }
}

/** A tag, the length of what follows, and what follows. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  const { length } = content
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.of(tag, ...size), content])
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return der(0x30, ...parts)
}

function set(...parts: readonly Buffer[]): Buffer {
  return der(0x31, ...parts)
}

function objectId(...bytes: readonly number[]): Buffer {
  return der(0x06, Buffer.from(bytes))
}

/** `YYMMDDhhmmssZ`. */
function utcTime(time: number): Buffer {
  const digits = new Date(time).toISOString().replaceAll(/\D/g, '')
  return der(0x17, Buffer.from(`${digits.slice(2, 14)}Z`))
}

function pem(bytes: Buffer): string {
  const lines = bytes.toString('base64').match(/.{1,64}/g)!
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
}
