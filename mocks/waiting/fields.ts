// Criteria that are compared with the property of the same name.

type Fields<Names extends string> = {
  readonly [Name in Names]: (item: { readonly [Own in Name]?: unknown }) => unknown
}

/** The fields of a kind whose items have these properties. */
export function fieldsOf<Names extends string>(...names: readonly Names[]): Fields<Names> {
  const fields = names.map((name) => {
    return [name, (item: { readonly [Own in Names]: unknown }): unknown => item[name]] as const
  })
  return Object.fromEntries(fields) as Fields<Names>
}
