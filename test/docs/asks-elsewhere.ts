// What a page would ask other servers for.

/** Allows what is in the page itself and nothing else: no request, no frame, no form. */
export const policy = [
  "default-src 'none'",
  "script-src 'unsafe-inline'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  'font-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/** The attributes that make a browser load something; a link that a reader clicks is not one. */
const loading =
  /\s(src|srcset|poster|data|background|href|xlink:href)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/gi
const insideThePage = /^(data:|#|$)/

/**
 * Everything that a page loads from elsewhere, and the policy if it lacks that.
 *
 * Scripts are not read: what they may ask for is decided by the policy, which the browser keeps.
 */
export function asksElsewhere(html: string): string[] {
  const markup = html.replace(/(<script\b[^>]*>)[\s\S]*?<\/script>/gi, '$1')
  const found = [...markup.matchAll(/<([a-z][\w-]*)\b([^>]*)>/gi)].flatMap(([, tag = '', attributes = '']) =>
    /^(a|area)$/i.test(tag)
      ? []
      : [...attributes.matchAll(loading)]
          .map(([, name, ...values]) => [name, values.find((value) => value !== undefined) ?? ''] as const)
          .filter(([, value]) => !insideThePage.test(value))
          .map(([name, value]) => `<${tag} ${name}="${value}">`),
  )
  const styles = [...markup.matchAll(/url\(\s*['"]?([^'")]*)|@import\s+['"]([^'"]*)/gi)]
    .map(([, address, sheet]) => address ?? sheet ?? '')
    .filter((value) => !insideThePage.test(value))
    .map((value) => `url(${value})`)
  return [...found, ...styles, ...(startsWithPolicy(html) ? [] : ['no policy before the first script'])]
}

function startsWithPolicy(html: string): boolean {
  const unescaped = html.slice(0, html.search(/<script\b/i)).replaceAll('&#x27;', "'")
  return unescaped.includes(`<meta http-equiv="Content-Security-Policy" content="${policy}">`)
}
