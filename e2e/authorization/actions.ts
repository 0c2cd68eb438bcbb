/** Who may do what, and what each action takes: the door and yourself here, the rest beside it. */
import { GUEST_ACTIONS } from './guest-actions'
import { OFFICE_ACTIONS } from './office-actions'
import type { ActionRow, Rows } from './rows'
import { SIGNAL_ACTIONS } from './signal-actions'
import { TASK_ACTIONS } from './task-actions'

const theDoor = 'it is the door itself: e2e/sign-in.spec.ts'

const OWN_ACTIONS: Rows<ActionRow> = {
  'app/sign-in/actions.ts#signInAction': { who: 'anyone', sends: () => ({}), provedElsewhere: theDoor },
  'app/sign-in/actions.ts#takeLinkAction': { who: 'anyone', sends: () => ({}), provedElsewhere: theDoor },
  'app/sign-in/actions.ts#choosePasswordAction': {
    who: 'arrival',
    sends: () => ({}),
    provedElsewhere: theDoor,
  },
  'app/sign-in/actions.ts#signOutAction': { who: 'anyone', sends: () => ({}), provedElsewhere: theDoor },

  'app/(floor)/houses/actions.ts#switchHouseAction': {
    who: 'staff',
    sends: ({ house }) => ({ houseId: house }),
  },
  'app/(floor)/me/actions.ts#changeProfileAction': {
    who: 'staff',
    sends: () => ({ name: 'Marta', locale: 'en', theme: 'night' }),
  },
  'app/(floor)/me/actions.ts#changeVoiceAction': {
    who: 'staff',
    sends: () => ({
      publicName: 'Marta',
      publicRole: 'at the desk',
      network: ['instagram'],
      handle: ['marta'],
      isShown: 'on',
    }),
  },
  'app/(floor)/me/actions.ts#removeFaceAction': { who: 'staff', sends: () => ({}) },
  'app/(floor)/me/actions.ts#changePasswordAction': {
    who: 'staff',
    sends: () => ({ chosen: 'a lamp in the window' }),
  },
}

export const ACTIONS: Rows<ActionRow> = {
  ...OWN_ACTIONS,
  ...TASK_ACTIONS,
  ...GUEST_ACTIONS,
  ...SIGNAL_ACTIONS,
  ...OFFICE_ACTIONS,
}
