// Which pages may read the answers.

import type { Settings } from '../options.ts'

/** Everybody is answered; who is not approved of only gets no headers. */
export function corsHeaders(
  settings: Settings,
  origin: string | undefined,
): Readonly<Record<string, string>> {
  if (!origin || !settings.approvedDomains.some((pattern) => pattern.test(origin))) return {}
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-methods': 'GET,PUT,POST,DELETE,OPTIONS',
    'access-control-allow-headers':
      'Content-Type, Authorization, Content-Length, X-Requested-With, X-Mime-Type, X-File-Name, Cache-Control',
    'access-control-allow-credentials': 'true',
  }
}
