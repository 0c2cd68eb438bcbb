/** What may be done with what was heard. Everybody on the floor may. */
import type { ActionRow, Rows } from './rows'

const byHand = { does: 'gesture', act: '', spotWords: '', count: '', dueInMinutes: '30' }

export const SIGNAL_ACTIONS: Rows<ActionRow> = {
  'app/(office)/signals/actions.ts#replyToSignalAction': {
    who: 'staff',
    sends: ({ signal }) => ({ signalId: signal, formId: crypto.randomUUID() }),
  },
  'app/(office)/signals/actions.ts#makeTaskAction': {
    who: 'staff',
    sends: ({ signal, gesture, team, spot }) => ({
      ...byHand,
      formId: crypto.randomUUID(),
      signalId: signal,
      gestureId: gesture,
      teamId: team,
      spotId: spot,
    }),
  },
  'app/(office)/signals/actions.ts#makeTaskAction · for a colleague': {
    who: 'staff',
    as: 'manager',
    sends: ({ colleague, gesture }) => ({
      ...byHand,
      formId: crypto.randomUUID(),
      gestureId: gesture,
      personId: colleague,
    }),
  },
  'app/(office)/signals/actions.ts#noticeMomentAction · for a colleague': {
    who: 'staff',
    as: 'manager',
    sends: ({ colleague, gesture }) => ({
      ...byHand,
      formId: crypto.randomUUID(),
      words: 'They toasted',
      gestureId: gesture,
      personId: colleague,
    }),
  },
  'app/(office)/signals/actions.ts#noticeMomentAction': {
    who: 'staff',
    sends: ({ guest, outlet, gesture, team, spot }) => ({
      ...byHand,
      formId: crypto.randomUUID(),
      words: 'They toasted',
      guestId: guest,
      outletId: outlet,
      gestureId: gesture,
      teamId: team,
      spotId: spot,
    }),
  },
  'app/(office)/signals/actions.ts#settleSignalAction': {
    who: 'staff',
    sends: ({ signal }) => ({ signalId: signal }),
  },
  'app/(office)/signals/actions.ts#retryDeliveryAction': {
    who: 'admin',
    sends: ({ quarantined }) => ({ deliveryId: quarantined }),
  },
  'app/(office)/signals/actions.ts#joinToVisitAction': {
    who: 'staff',
    sends: ({ signal, otherVisit }) => ({ signalId: signal, visitId: otherVisit }),
  },
}
