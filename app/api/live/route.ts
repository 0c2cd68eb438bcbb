import { openStream } from '@/lib/live/open-stream'

import { doors } from '../doors'

export const dynamic = 'force-dynamic'

/** The stream of "something changed". In front of Next the door answers it, with less memory a screen. */
export async function GET(request: Request) {
  return openStream(await doors().live(), request)
}
