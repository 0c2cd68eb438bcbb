/** One webhook, for the Next route and for the door: what cannot be opened yet is told to come back. */
import { log } from '@/lib/log'
import {
  type Answer,
  type Asked,
  answerDelivery,
  COME_BACK,
  receiveDelivery,
  responseOf,
} from '@/lib/signals/receive-delivery'

import { doors } from '../doors'

/** For the route of Next. */
export async function answerWebhook(request: Request, connectorId: string): Promise<Response> {
  const intake = await openedIntake()
  if (intake) return receiveDelivery(intake, request, connectorId, new Date())
  return responseOf(COME_BACK)
}

/** For the door, which spares the web's objects around every delivery. */
export async function answerAsked(asked: Asked, connectorId: string): Promise<Answer> {
  const intake = await openedIntake()
  return intake ? answerDelivery(intake, asked, connectorId, new Date()) : COME_BACK
}

async function openedIntake() {
  try {
    return await doors().intake()
  } catch (error) {
    log.warn({ err: error }, 'the intake could not be opened')
    return null
  }
}
