/** Who may ask which route handler, method by method. */
import { aPixel } from './a-pixel'
import type { RouteRow, Rows } from './rows'

export const ROUTES: Rows<RouteRow> = {
  'app/(floor)/me/face/route.ts#GET': {
    who: 'staff',
    method: 'GET',
    at: () => '/me/face',
    provedElsewhere: 'without a face it is 404 for everybody: e2e/voice.spec.ts',
  },
  'app/(floor)/me/face/route.ts#POST': {
    who: 'staff',
    method: 'POST',
    at: () => '/me/face',
    body: aPixel,
  },
  'app/(public)/people/[propertyId]/[personId]/face/route.ts#GET': {
    who: 'anyone',
    method: 'GET',
    at: ({ house, colleague }) => `/people/${house}/${colleague}/face`,
    provedElsewhere: 'whether there is a face is its person’s choice, not the asker’s: e2e/voice.spec.ts',
  },
  'app/(floor)/inbox/[taskId]/proofs/route.ts#POST': {
    who: 'staff',
    method: 'POST',
    at: ({ myTask }) => `/inbox/${myTask}/proofs`,
    body: aPixel,
  },
  'app/(floor)/inbox/[taskId]/proofs/[proofId]/route.ts#GET': {
    who: 'staff',
    method: 'GET',
    at: ({ myTask, proof }) => `/inbox/${myTask}/proofs/${proof}`,
    reachesNothing: { myTask: 'the proof alone is looked up; the task only makes the address readable' },
  },
  'app/(office)/report/[figure]/csv/route.ts#GET': {
    who: 'staff',
    method: 'GET',
    at: () => '/report/moments/csv',
  },
  'app/api/health/route.ts#GET': { who: 'anyone', method: 'GET', at: () => '/api/health' },
  'app/api/live/route.ts#GET': { who: 'staff', method: 'GET', at: () => '/api/live' },
  'app/api/webhooks/[connectorId]/route.ts#POST': {
    who: 'anyone',
    method: 'POST',
    at: ({ connector }) => `/api/webhooks/${connector}`,
    provedElsewhere: 'who may deliver is decided by the signature: lib/signals/receive-delivery',
  },
  'app/api/schema/signal.json/route.ts#GET': {
    who: 'anyone',
    method: 'GET',
    at: () => '/api/schema/signal.json',
  },
}
