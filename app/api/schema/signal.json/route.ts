import { genericPayloadSchema } from '@/lib/channels/generic-payload'

export const dynamic = 'force-static'

/** What a webhook of ours may carry, for whoever wants to send one. */
export function GET() {
  return Response.json(genericPayloadSchema(), {
    headers: { 'content-type': 'application/schema+json', 'access-control-allow-origin': '*' },
  })
}
