// Files on their way into a bucket: what the server would drop is refused before it travels.

import { ArgumentError, shapeOf } from '../../core/errors/argument-error.ts'

/** The types that the server stores; it compares them whole, in lower case. */
const types: readonly string[] = [
  'image/bmp',
  'image/png',
  'image/jpeg',
  'image/jpg',
  'image/gif',
  'image/tiff',
  'text/plain',
  'text/json',
  'application/octet-stream',
]

/** Parts that the server reads, files and fields together; at the ninth it fails, with those before it stored. */
const mostParts = 8

/**
 * @throws ArgumentError for what is no form, a form without files, one with too many parts, and a file of a type that is
 * not stored
 */
export function checkUpload(body: unknown): void {
  // By its methods and not by its class: it may be of another realm.
  const form = body as Partial<FormData> | null | undefined
  if (typeof form !== 'object' || typeof form?.entries !== 'function' || typeof form.append !== 'function') {
    throw new ArgumentError('init.body', `must be a FormData with the files, received ${shapeOf(body)}`)
  }
  const parts = [...form.entries()]
  if (parts.length > mostParts) {
    const rule = `must have ${mostParts} parts at most, received ${parts.length}; upload the files in several calls`
    throw new ArgumentError('init.body', rule)
  }
  const files = parts.flatMap(([name, value]) =>
    typeof value === 'string' ? [] : [{ name, type: value.type }],
  )
  if (files.length === 0) throw new ArgumentError('init.body', 'must hold a file; append a File or a Blob')
  for (const { name, type } of files) {
    // Without a type of its own a file travels as application/octet-stream.
    if (type === '' || types.includes(type.toLowerCase())) continue
    const rule = `must be a file of a type that the server stores: ${types.join(', ')}`
    throw new ArgumentError(`init.body.${name}`, rule)
  }
}
