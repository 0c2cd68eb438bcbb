/** Who may do what in the office, and what each action takes. */
import type { ActionRow, Fields, Rows } from './rows'

const gesture = { name: 'Bath salts', act: 'Bath salts', actMany: '', cost: '4', value: '12', minutes: '5' }
const aGestureForm: Fields = { ...gesture, proof: 'none', steps: '', perVisit: '1' }
const aConnectorForm: Fields = { name: 'Mentions', ownHandles: '', outgoingUrl: '' }
const aSheetForm: Fields = { kind: 'arrivals', order: 'refuse', text: 'Guest,Room\nAna,412', does: 'look' }
const aPostToTry: Fields = { text: 'Lovely', handle: 'ana', kind: 'mention', at: '', rating: '' }
const nobody = { outletId: '', gestureId: '', secondGestureId: '', teamId: '', replyTeamId: '' }
const aStarterForm: Fields = { ...nobody, name: 'One more playbook' }

export const OFFICE_ACTIONS: Rows<ActionRow> = {
  'app/(office)/staff/actions.ts#addStaffAction': {
    who: 'manager',
    sends: ({ team }) => ({
      name: 'João Pires',
      signInName: `joao-${crypto.randomUUID()}`,
      role: 'staff',
      locale: 'en',
      teamIds: [team],
    }),
  },
  'app/(office)/staff/actions.ts#changeStaffAction': {
    who: 'manager',
    sends: ({ colleague, team }) => ({ personId: colleague, role: 'staff', teamIds: [team] }),
  },
  'app/(office)/staff/actions.ts#giveCodeAction': {
    who: 'manager',
    sends: ({ colleague }) => ({ personId: colleague }),
  },
  'app/(office)/staff/actions.ts#giveLinkAction': {
    who: 'manager',
    sends: ({ colleague }) => ({ personId: colleague }),
  },
  'app/(office)/staff/actions.ts#closeDoorAction': {
    who: 'manager',
    sends: ({ colleague }) => ({ personId: colleague }),
  },
  'app/(office)/staff/actions.ts#openDoorAction': {
    who: 'manager',
    sends: ({ closedColleague }) => ({ personId: closedColleague }),
  },

  'app/(office)/connectors/actions.ts#createConnectorAction': {
    who: 'admin',
    sends: ({ outlet }) => ({
      ...aConnectorForm,
      channel: 'standard_webhooks',
      network: 'x',
      outletId: outlet,
    }),
  },
  'app/(office)/connectors/actions.ts#amendConnectorAction': {
    who: 'admin',
    sends: ({ connector, outlet }) => ({ ...aConnectorForm, connectorId: connector, outletId: outlet }),
  },
  'app/(office)/connectors/actions.ts#rotateSecretAction': {
    who: 'admin',
    sends: ({ connector }) => ({ connectorId: connector }),
  },
  'app/(office)/connectors/actions.ts#endOldSecretAction': {
    who: 'admin',
    sends: ({ connector }) => ({ connectorId: connector }),
  },
  'app/(office)/connectors/vendor-actions.ts#setAccountAction': {
    who: 'admin',
    sends: ({ connector }) => ({ connectorId: connector, accountId: '71', baseUrl: '' }),
  },
  'app/(office)/connectors/vendor-actions.ts#replaceVendorSecretAction': {
    who: 'admin',
    sends: ({ connector }) => ({ connectorId: connector, secret: 'of the vendor' }),
  },
  'app/(office)/connectors/vendor-actions.ts#replaceCredentialsAction': {
    who: 'admin',
    sends: ({ connector }) => ({ connectorId: connector, accessToken: 'of the vendor' }),
  },
  'app/(office)/connectors/vendor-actions.ts#switchNotesAction': {
    who: 'admin',
    sends: ({ connector }) => ({ connectorId: connector, isOn: 'yes' }),
    provedElsewhere: 'only a hotel system takes notes: lib/notes/switch-notes.db.test.ts',
  },
  'app/(office)/connectors/vendor-actions.ts#checkAccessAction': {
    who: 'admin',
    sends: ({ connector }) => ({ connectorId: connector }),
    provedElsewhere: 'a vendor has to answer: lib/connectors/vendor.db.test.ts',
  },
  'app/(office)/connectors/actions.ts#archiveConnectorAction': {
    who: 'admin',
    sends: ({ connector }) => ({ connectorId: connector }),
  },
  'app/(office)/connectors/pasting-actions.tsx#pasteSheetAction': {
    who: 'manager',
    sends: ({ frontDesk }) => ({ ...aSheetForm, connectorId: frontDesk }),
  },
  'app/(office)/connectors/pasting-actions.tsx#tryPostAction': {
    who: 'manager',
    sends: ({ connector }) => ({ ...aPostToTry, connectorId: connector }),
  },

  'app/(office)/gestures/actions.ts#keepGestureAction': {
    who: 'manager',
    sends: ({ gesture, team }) => ({ ...aGestureForm, gestureId: gesture, teamId: team }),
  },
  'app/(office)/gestures/actions.ts#archiveGestureAction': {
    who: 'manager',
    sends: ({ gesture }) => ({ gestureId: gesture }),
  },
  'app/(office)/gestures/actions.ts#bringBackGestureAction': {
    who: 'manager',
    sends: ({ archivedGesture }) => ({ gestureId: archivedGesture }),
  },

  'app/(office)/playbooks/actions.ts#copyStarterAction · asking where guests sit': {
    who: 'manager',
    sends: ({ outlet, gesture, team }) => ({
      ...aStarterForm,
      starter: 'where_are_you_sitting',
      outletId: outlet,
      gestureId: gesture,
      teamId: team,
    }),
  },
  'app/(office)/playbooks/actions.ts#copyStarterAction · with a second gesture': {
    who: 'manager',
    sends: ({ gesture, secondGesture }) => ({
      ...aStarterForm,
      starter: 'praise_of_the_bathroom',
      gestureId: gesture,
      secondGestureId: secondGesture,
    }),
  },
  'app/(office)/playbooks/actions.ts#copyStarterAction · with a team that replies': {
    who: 'manager',
    sends: ({ team }) => ({ ...aStarterForm, starter: 'low_review', replyTeamId: team }),
  },
  'app/(office)/playbooks/actions.ts#editPlaybookAction': {
    who: 'manager',
    sends: ({ playbook }) => ({
      playbookId: playbook,
      version: '1',
      name: 'Birthdays',
      anyOf: 'birthday',
      noneOf: '',
      from: '',
      to: '',
      perDay: '5',
      cooldownDays: '30',
      actWithinMinutes: '60',
      minutes: [],
    }),
  },
  'app/(office)/playbooks/actions.ts#pausePlaybookAction': {
    who: 'manager',
    sends: ({ playbook }) => ({ playbookId: playbook }),
  },
  'app/(office)/playbooks/actions.ts#resumePlaybookAction': {
    who: 'manager',
    sends: ({ pausedPlaybook }) => ({ playbookId: pausedPlaybook }),
  },

  'app/(office)/settings/house/actions.ts#amendPropertyAction': {
    who: 'admin',
    sends: () => ({
      name: 'The Swan',
      zone: 'Europe/Lisbon',
      rollsAtHour: '4',
      currency: 'EUR',
      languages: ['en'],
    }),
  },
  'app/(office)/settings/outlets/actions.ts#keepOutletAction': {
    who: 'admin',
    sends: ({ outlet }) => ({ outletId: outlet, name: 'The long bar', kind: 'bar', visitMinutes: '90' }),
  },
  'app/(office)/settings/outlets/actions.ts#archiveOutletAction': {
    who: 'admin',
    sends: ({ outlet }) => ({ outletId: outlet }),
  },
  'app/(office)/settings/outlets/actions.ts#bringBackOutletAction': {
    who: 'admin',
    sends: ({ archivedOutlet }) => ({ outletId: archivedOutlet }),
  },
  'app/(office)/settings/spots/actions.ts#addSpotsAction': {
    who: 'admin',
    sends: ({ outlet }) => ({ outletId: outlet, kind: 'table', list: '31\n32' }),
  },
  'app/(office)/settings/spots/actions.ts#amendSpotAction': {
    who: 'admin',
    sends: ({ spot }) => ({ spotId: spot, kind: 'table', label: '12', aliases: 'the fountain' }),
  },
  'app/(office)/settings/spots/actions.ts#archiveSpotAction': {
    who: 'admin',
    sends: ({ spot }) => ({ spotId: spot }),
  },
  'app/(office)/settings/spots/actions.ts#bringBackSpotAction': {
    who: 'admin',
    sends: ({ archivedSpot }) => ({ spotId: archivedSpot }),
  },
  'app/(office)/settings/replies/actions.ts#keepPhrasesAction': {
    who: 'manager',
    sends: () => ({ en: 'book now', es: 'reserva ya' }),
  },
  'app/(office)/settings/replies/actions.ts#keepYesAction': {
    who: 'manager',
    sends: () => ({ repliesNeedYes: 'on' }),
  },
  'app/(office)/settings/replies/actions.ts#suggestPhrasesAction': { who: 'manager', sends: () => ({}) },
  'app/(office)/settings/teams/actions.ts#keepTeamAction': {
    who: 'admin',
    sends: ({ team, outlet }) => ({ teamId: team, name: 'Bar', outletId: outlet }),
  },
  'app/(office)/settings/teams/actions.ts#archiveTeamAction': {
    who: 'admin',
    sends: ({ team }) => ({ teamId: team }),
  },
  'app/(office)/settings/teams/actions.ts#bringBackTeamAction': {
    who: 'admin',
    sends: ({ archivedTeam }) => ({ teamId: archivedTeam }),
  },
}
