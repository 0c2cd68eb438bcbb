/** Who may do what with a task. Everybody on the floor may; what they have in hand, and whose, decides the rest. */
import type { ActionRow, Rows } from './rows'

export const TASK_ACTIONS: Rows<ActionRow> = {
  'app/(floor)/inbox/(live)/[taskId]/actions.ts#acceptTaskAction': {
    who: 'staff',
    sends: ({ suggestedTask }) => ({ taskId: suggestedTask }),
  },
  'app/(floor)/inbox/(live)/[taskId]/actions.ts#releaseTaskAction': {
    who: 'staff',
    sends: ({ myTask }) => ({ taskId: myTask }),
  },
  'app/(floor)/inbox/(live)/[taskId]/actions.ts#deliverTaskAction': {
    who: 'staff',
    sends: ({ myTask }) => ({ taskId: myTask, revision: '1', line: 'With a smile' }),
  },
  'app/(floor)/inbox/(live)/[taskId]/actions.ts#couldNotTaskAction': {
    who: 'staff',
    sends: ({ myTask }) => ({ taskId: myTask, reason: 'guest_out', words: '' }),
  },
  'app/(floor)/inbox/(live)/[taskId]/actions.ts#holdTaskAction': {
    who: 'staff',
    sends: ({ myTask }) => ({ taskId: myTask, minutes: '10', at: '' }),
  },
  'app/(floor)/inbox/(live)/[taskId]/actions.ts#giveTaskAction': {
    who: 'staff',
    sends: ({ myTask, colleague }) => ({ taskId: myTask, personId: colleague, teamId: '', words: '' }),
  },
  'app/(floor)/inbox/(live)/[taskId]/actions.ts#giveTaskAction · to a team': {
    who: 'staff',
    sends: ({ myTask, team }) => ({ taskId: myTask, personId: '', teamId: team, words: '' }),
  },
  'app/(floor)/mine/actions.ts#handOverAction': {
    who: 'staff',
    sends: ({ colleague }) => ({ personId: colleague, teamId: '' }),
  },
  'app/(floor)/mine/actions.ts#handOverAction · to a team': {
    who: 'staff',
    sends: ({ team }) => ({ personId: '', teamId: team }),
  },
  'app/(floor)/inbox/(live)/[taskId]/actions.ts#callOffTaskAction': {
    who: 'staff',
    sends: ({ openTask }) => ({ taskId: openTask, words: 'The guest asked us to' }),
  },
  'app/(floor)/inbox/(live)/[taskId]/actions.ts#dismissTaskAction': {
    who: 'staff',
    sends: ({ suggestedTask }) => ({ taskId: suggestedTask, words: '' }),
  },
  'app/(floor)/inbox/(live)/[taskId]/actions.ts#amendTaskAction': {
    who: 'staff',
    sends: ({ openTask }) => ({ taskId: openTask, place: '12', count: '3' }),
  },
  'app/(floor)/inbox/(live)/[taskId]/actions.ts#tickStepAction': {
    who: 'staff',
    sends: ({ myTask }) => ({ taskId: myTask, step: '0', done: 'yes' }),
  },
  'app/(floor)/inbox/(live)/[taskId]/actions.ts#removeProofAction': {
    who: 'staff',
    sends: ({ proof }) => ({ proofId: proof }),
  },
  'app/(floor)/inbox/(live)/[taskId]/actions.ts#chooseGestureAction': {
    who: 'staff',
    sends: ({ openTask, secondGesture }) => ({ taskId: openTask, gestureId: secondGesture }),
  },

  'app/(floor)/inbox/actions.ts#takeTaskAction': {
    who: 'staff',
    sends: ({ openTask, caution }) => ({ taskId: openTask, cautions: [caution] }),
  },
  'app/(floor)/inbox/actions.ts#undoTaskAction': {
    who: 'staff',
    sends: ({ doneTask }) => ({ taskId: doneTask }),
  },
  'app/(floor)/inbox/actions.ts#makeGoodAction': {
    who: 'staff',
    sends: ({ missedTask }) => ({ taskId: missedTask, chance: 'next_visit' }),
  },
  'app/(floor)/inbox/actions.ts#chooseViewAction': {
    who: 'staff',
    sends: ({ team, outlet }) => ({ view: 'us', teamId: team, outletId: outlet, kind: 'reply' }),
    reachesNothing: {
      team: 'it is kept in a cookie of this device and only narrows the own house’s list',
      outlet: 'likewise',
    },
  },
  'app/(floor)/inbox/actions.ts#showMoreAction': {
    who: 'staff',
    sends: ({ openTask }) => ({ at: '1783706400000', id: openTask }),
    reachesNothing: {
      openTask: 'it is kept in a cookie of this device and only says how far the own list was read',
    },
  },
}
