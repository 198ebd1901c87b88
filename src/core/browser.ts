// Where a secret would be readable by everybody, and headers cannot be set.

import { ArgumentError } from './errors/argument-error.ts'

/** Whether this is a page, or a worker of one. */
export function isBrowser(): boolean {
  const { window, document, WorkerGlobalScope, navigator } = globalThis as Readonly<
    Record<string, unknown>
  > & {
    readonly navigator?: { readonly userAgent?: string }
  }
  const page = typeof window === 'object' && typeof document === 'object'
  // Deno and workerd have worker scopes, too; only a browser calls itself Mozilla.
  const worker = WorkerGlobalScope !== undefined && navigator?.userAgent?.startsWith('Mozilla/') === true
  return page || worker
}

/**
 * Refuses a client with a secret in a browser, unless the caller insists.
 *
 * @param secret - the option that holds it
 * @throws ArgumentError
 */
export function refuseBrowser(allowed: boolean | undefined, secret: string = 'options.secret'): void {
  if (allowed === true || !isBrowser()) return
  const rule = 'must not be in a browser, where everybody can read it; call your backend instead'
  throw new ArgumentError(secret, `${rule} (dangerouslyAllowBrowser: true overrides this)`)
}
