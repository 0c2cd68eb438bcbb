/** How an answer that was asked for is told apart from a delivery: "application/json; fetched=review". */
import type { ToFetch } from './channel'

export const fetchedType = ({ what }: Pick<ToFetch, 'what'>) => `application/json; fetched=${what}`

/** The channel's own word for what was asked; null for what came by itself. */
export const fetchedWhat = (contentType: string) => /; *fetched=([a-z_]+)$/.exec(contentType)?.[1] ?? null
