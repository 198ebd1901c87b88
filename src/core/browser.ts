// Where a secret would be readable by everybody, and headers cannot be set.

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
