/**
 * Names as words that an index finds by their beginning: lower case, without accents, each behind its property, so that
 * one index serves every house and finds nothing across them. Needs no extension of PostgreSQL.
 */
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'

/** Letters and digits as they are compared. Raw text throughout: an index is used only by the expression it was made of. */
const plain = (text: SQLWrapper) =>
  sql`lower(regexp_replace(normalize(${text}, NFKD), '[\\u0300-\\u036f]', '', 'g'))`

/** What the index holds. */
export const nameWords = (propertyId: SQLWrapper, name: SQLWrapper): SQL =>
  sql`array_to_tsvector(string_to_array(ltrim(regexp_replace(' ' || ${plain(name)}, '[^[:alnum:]]+',
    ' ' || ${propertyId}::text || ':', 'g')), ' '))`

/** Every word of what was typed, as the beginning of one; matches nothing when there is none. */
export const typedWords = (propertyId: string, typed: string): SQL =>
  sql`(select string_agg(quote_literal(${`${propertyId}:`}::text || w) || ':*', ' & ')
    from regexp_split_to_table(${plain(sql`${typed}::text`)}, '[^[:alnum:]]+') w where w <> '')::tsquery`

/** What an account is found by: its handle, and the name that its owner shows. */
export const accountNames = ({ folded, displayName }: { folded: SQLWrapper; displayName: SQLWrapper }) =>
  sql`(${folded} || ' ' || coalesce(${displayName}, ''))`
