/** What the catalogue of the migrated database says about a table. */
export interface Table {
  name: string
  columns: string[]
  comment: string
  secured: boolean
  /** The conditions of its row level security policies, as PostgreSQL prints them. */
  policies: string[]
}

export const readTables = `
  select c.relname as name, coalesce(obj_description(c.oid, 'pg_class'), '') as comment, c.relrowsecurity as secured,
    array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
    array(select concat_ws(' ', pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
      from pg_policy p where p.polrelid = c.oid) as policies
  from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
  order by c.relname`

/** Columns that tie a row of a district to a person, or to a place where people are. */
const telling = /^(area|name|person|household|account|login|phone.*|birth.*|address|.*_sealed|.*_blind)$/

/**
 * A table of a district with a telling column, or with row level security, says what it keeps people for:
 * `comment on table t is 'purpose: …; retention: …; method: …'` and has a fence, or says `no fence: <why>` in that comment.
 * A table that keeps nobody says so: `comment on table t is 'no people: <why>'`.
 */
export function undeclaredTables(tables: Table[]): string[] {
  return tables.flatMap((table) => {
    const { name, comment, secured, policies } = table
    const tells = table.columns.includes('district') ? table.columns.filter((column) => telling.test(column)) : []
    const found = policies.some((one) => /\bselect\b/i.test(one)) ? [`${name}: a policy contains a sub-query`] : []
    if (secured && policies.length === 0) found.push(`${name}: row level security without a policy`)
    if (!secured && (tells.length === 0 || /^no people: \S/.test(comment))) return found
    const why = secured ? 'row level security' : `the columns ${tells.join(', ')}`
    const missing = ['purpose', 'retention', 'method'].filter((part) => !new RegExp(`\\b${part}: \\S`).test(comment))
    if (missing.length > 0) found.push(`${name}: has ${why} and its comment does not say ${missing.join(', ')}`)
    else if (!secured && !/\bno fence: \S/.test(comment)) found.push(`${name}: has no row level security and no reason`)
    return found
  })
}
