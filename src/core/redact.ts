// Takes credentials out of text that came from elsewhere (a proxy's error page, an error of the runtime).

const parameters = /\b(auth_key|auth_signature|auth_timestamp|auth_version|body_md5|token)=[^&\s"'<>\\]*/gi
const userInfo = /\/\/[^/\s@"'<>]+@/g
/** Pusher's answer to a wrong signature repeats it on its own. */
const signature = /\b[0-9a-f]{64}\b/gi

/** A function that masks signed query parameters, signatures, URL credentials and the given secrets. */
export function redactor(secrets: readonly string[]): (text: string) => string {
  // A secret of three characters is a placeholder in a test; masking it would only garble the text.
  const exact = secrets.filter((secret) => secret.length > 3)
  return (text) => {
    let clean = text
      .replace(parameters, '$1=[redacted]')
      .replace(userInfo, '//[redacted]@')
      .replace(signature, '[redacted]')
    for (const secret of exact) clean = clean.replaceAll(secret, '[redacted]')
    return clean
  }
}
