// The tests of the `pusher` package that our class is meant to fail, each with its reason.

const signedUrl =
  'expects the signed URL in the error. It is a credential for ten minutes; error.url has no query here'
const privateKey =
  'reads the master key back out of the client, which keeps it to itself here; what is sealed with it is tested'
const internals = "replaces a function inside of the package's own files, which are not there"

/** Full names of tests, as Mocha tells them. */
export const differences: Readonly<Record<string, string>> = {
  'Pusher #get should reject with a RequestError if Pusher responds with 4xx': signedUrl,
  'Pusher #get should respect the timeout when specified': signedUrl,
  'Pusher #post should reject with a RequestError if Pusher responds with 4xx': signedUrl,
  'Pusher #post should respect the timeout when specified': signedUrl,
  'Pusher #trigger should reject with a RequestError if Pusher responds with 4xx': signedUrl,
  'Pusher #trigger should respect the timeout when specified': signedUrl,
  'Pusher constructor attributes should support `encryptionMasterKey` of 32 bytes': privateKey,
  'Pusher constructor attributes should support `encryptionMasterKeyBase64` which decodes to 32 bytes':
    privateKey,
  'Pusher #sendToUser should trigger an event on #server-to-user-{userId}': internals,
}
