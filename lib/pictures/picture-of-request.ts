/** A picture sent as the body of a request: counted while it is read, and only from our own pages. */
import { type Outcome, refuse } from '@/lib/outcome'

import { MOST_BYTES } from './redraw'

/** 'elsewhere': a form of another site cannot send pictures in somebody's name. Never a cut picture. */
export async function pictureOfRequest(
  request: Request,
): Promise<Outcome<{ bytes: Uint8Array }, 'too_large' | 'elsewhere'>> {
  const site = request.headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin') return refuse('elsewhere')
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of request.body ?? []) {
    size += part.length
    if (size > MOST_BYTES) return refuse('too_large')
    parts.push(part)
  }
  return { ok: true, bytes: Buffer.concat(parts) }
}
