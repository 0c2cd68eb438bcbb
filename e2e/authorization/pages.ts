/** Who may see which page, and what it takes. */
import type { PageRow, Rows } from './rows'

export const PAGES: Rows<PageRow> = {
  'app/page.tsx': { who: 'staff', at: () => '/', leadsTo: '/inbox' },
  'app/(floor)/guests/page.tsx': { who: 'staff', at: () => '/guests' },
  'app/(floor)/guests/[guestId]/page.tsx': { who: 'staff', at: ({ guest }) => `/guests/${guest}` },
  'app/(floor)/houses/page.tsx': { who: 'staff', at: () => '/houses' },
  'app/(floor)/inbox/(live)/page.tsx': { who: 'staff', at: () => '/inbox' },
  'app/(floor)/inbox/(live)/[taskId]/page.tsx': { who: 'staff', at: ({ openTask }) => `/inbox/${openTask}` },
  'app/(floor)/inbox/done/page.tsx': { who: 'staff', at: () => '/inbox/done' },
  'app/(floor)/me/page.tsx': { who: 'staff', at: () => '/me' },
  'app/(floor)/mine/page.tsx': { who: 'staff', at: () => '/mine' },

  'app/(office)/connectors/page.tsx': { who: 'manager', at: () => '/connectors' },
  'app/(office)/connectors/new/page.tsx': { who: 'admin', at: () => '/connectors/new' },
  'app/(office)/connectors/[connectorId]/page.tsx': {
    who: 'manager',
    at: ({ connector }) => `/connectors/${connector}`,
  },
  'app/(office)/connectors/[connectorId]/csv/page.tsx': {
    who: 'manager',
    at: ({ frontDesk }) => `/connectors/${frontDesk}/csv`,
  },
  'app/(office)/connectors/[connectorId]/try/page.tsx': {
    who: 'manager',
    at: ({ connector }) => `/connectors/${connector}/try`,
  },
  'app/(office)/gestures/page.tsx': { who: 'manager', at: () => '/gestures' },
  'app/(office)/gestures/new/page.tsx': { who: 'manager', at: () => '/gestures/new' },
  'app/(office)/gestures/[gestureId]/page.tsx': {
    who: 'manager',
    at: ({ gesture }) => `/gestures/${gesture}`,
  },
  'app/(office)/playbooks/page.tsx': { who: 'manager', at: () => '/playbooks' },
  'app/(office)/playbooks/new/page.tsx': { who: 'manager', at: () => '/playbooks/new' },
  'app/(office)/playbooks/[playbookId]/page.tsx': {
    who: 'manager',
    at: ({ playbook }) => `/playbooks/${playbook}`,
  },
  'app/(office)/report/page.tsx': { who: 'staff', at: () => '/report' },
  'app/(office)/report/[figure]/page.tsx': { who: 'staff', at: () => '/report/moments' },
  'app/(office)/settings/page.tsx': { who: 'manager', at: () => '/settings' },
  'app/(office)/settings/house/page.tsx': { who: 'manager', at: () => '/settings/house' },
  'app/(office)/settings/outlets/page.tsx': { who: 'manager', at: () => '/settings/outlets' },
  'app/(office)/settings/replies/page.tsx': { who: 'manager', at: () => '/settings/replies' },
  'app/(office)/settings/spots/page.tsx': { who: 'manager', at: () => '/settings/spots' },
  'app/(office)/settings/spots/[spotId]/page.tsx': {
    who: 'admin',
    at: ({ spot }) => `/settings/spots/${spot}`,
  },
  'app/(office)/settings/teams/page.tsx': { who: 'manager', at: () => '/settings/teams' },
  'app/(office)/signals/page.tsx': { who: 'staff', at: () => '/signals' },
  'app/(office)/signals/noticed/page.tsx': { who: 'staff', at: () => '/signals/noticed' },
  'app/(office)/signals/[signalId]/page.tsx': { who: 'staff', at: ({ signal }) => `/signals/${signal}` },
  'app/(office)/signals/quarantine/[deliveryId]/page.tsx': {
    who: 'admin',
    at: ({ quarantined }) => `/signals/quarantine/${quarantined}`,
  },
  'app/(office)/staff/page.tsx': { who: 'manager', at: () => '/staff' },
  'app/(office)/welcome/page.tsx': { who: 'admin', at: () => '/welcome' },

  'app/(public)/people/page.tsx': { who: 'anyone', at: () => '/people' },
  'app/(public)/people/[propertyId]/page.tsx': { who: 'anyone', at: ({ house }) => `/people/${house}` },
  'app/sign-in/page.tsx': { who: 'anyone', at: () => '/sign-in' },
  'app/sign-in/link/[token]/page.tsx': { who: 'anyone', at: () => '/sign-in/link/none' },
  'app/sign-in/password/page.tsx': { who: 'arrival', at: () => '/sign-in/password' },
}
