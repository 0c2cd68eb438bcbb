/** One webhook, for the Next route and for the door: what cannot be opened yet is told to come back. */
import { log } from '@/lib/log'
import { receiveDelivery } from '@/lib/signals/receive-delivery'

import { doors } from '../doors'

export async function answerWebhook(request: Request, connectorId: string): Promise<Response> {
  try {
    return await receiveDelivery(await doors().intake(), request, connectorId, new Date())
  } catch (error) {
    log.warn({ err: error }, 'the intake could not be opened')
    return Response.json(
      { error: 'It could not be kept. Please send it again.' },
      { status: 503, headers: { 'retry-after': '5', 'cache-control': 'no-store' } },
    )
  }
}
