/** Who may do what with guests and with words to them. Everybody on the floor may. */
import type { ActionRow, Rows } from './rows'
import { DRAFTED_AT } from './world-of-words'

const aReply = (taskId: string, caution: string) => ({
  taskId,
  words: 'Dear Ana',
  cautions: [caution],
  heardUntil: new Date().toISOString(),
  overruled: ['not_told', 'misspelled'],
  reason: 'It is her name',
})

export const GUEST_ACTIONS: Rows<ActionRow> = {
  'app/(floor)/guests/actions.ts#addCautionAction': {
    who: 'staff',
    sends: ({ guest }) => ({ guestId: guest, kind: 'no_alcohol', words: '', until: '' }),
  },
  'app/(floor)/guests/actions.ts#liftCautionAction': {
    who: 'staff',
    sends: ({ caution }) => ({ cautionId: caution }),
  },
  'app/(floor)/guests/actions.ts#addPreferenceAction': {
    who: 'staff',
    sends: ({ guest }) => ({ guestId: guest, words: 'The window', certainty: 'said', until: '' }),
  },
  'app/(floor)/guests/actions.ts#forgetPreferenceAction': {
    who: 'staff',
    sends: ({ preference }) => ({ preferenceId: preference }),
  },
  'app/(floor)/guests/actions.ts#confirmMatchAction': {
    who: 'staff',
    sends: ({ match }) => ({ matchId: match }),
  },
  'app/(floor)/guests/actions.ts#declineMatchAction': {
    who: 'staff',
    sends: ({ match }) => ({ matchId: match }),
  },
  'app/(floor)/guests/actions.ts#optOutAction': { who: 'staff', sends: ({ guest }) => ({ guestId: guest }) },
  'app/(floor)/inbox/(live)/[taskId]/reply-actions.ts#saveDraftAction': {
    who: 'staff',
    sends: ({ replyTask }) => ({ taskId: replyTask, words: 'Dear Ana' }),
  },
  'app/(floor)/inbox/(live)/[taskId]/reply-actions.ts#takeOverDraftAction': {
    who: 'staff',
    sends: ({ colleaguesDraftTask }) => ({
      taskId: colleaguesDraftTask,
      words: 'Dear Ana',
      seenAt: DRAFTED_AT.toISOString(),
    }),
  },
  'app/(floor)/inbox/(live)/[taskId]/reply-actions.ts#sendReplyAction': {
    who: 'staff',
    sends: ({ replyTask, caution }) => aReply(replyTask, caution),
  },
  'app/(floor)/inbox/(live)/[taskId]/reply-actions.ts#markPostedAction': {
    who: 'staff',
    sends: ({ replyTask, caution }) => aReply(replyTask, caution),
  },
  'app/(floor)/inbox/(live)/[taskId]/reply-actions.ts#undoReplyAction': {
    who: 'staff',
    sends: ({ leavingTask }) => ({ taskId: leavingTask, words: 'Dear Ana' }),
  },
  'app/(floor)/inbox/(live)/[taskId]/reply-actions.ts#answerUnsureAction': {
    who: 'staff',
    sends: ({ unsureTask }) => ({ taskId: unsureTask, wasPosted: 'yes' }),
  },
  'app/(floor)/inbox/(live)/[taskId]/reply-actions.ts#decideReplyAction': {
    who: 'manager',
    sends: ({ awaitingTask }) => ({ taskId: awaitingTask, lets: 'yes' }),
  },
  'app/(floor)/inbox/(live)/[taskId]/reply-actions.ts#recallReplyAction': {
    who: 'staff',
    sends: ({ sentTask }) => ({ taskId: sentTask, by: 'by_hand' }),
  },
  'app/(floor)/inbox/(live)/[taskId]/reply-actions.ts#makeRightAction': {
    who: 'staff',
    sends: ({ sentTask }) => ({ taskId: sentTask }),
  },
  'app/(floor)/inbox/(live)/[taskId]/reply-actions.ts#tellSpotAction': {
    who: 'staff',
    sends: ({ callTask, spot }) => ({ taskId: callTask, spotId: spot, spotWords: '', count: '4' }),
  },
}
