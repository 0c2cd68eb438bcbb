/** Every screen of the house: each page once, from the matrix, and the states that a page shows besides. */
import type { Page } from '@playwright/test'
import { sql } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { connectorSilences } from '@/db/schema/connections'
import { makeSignInLink } from '@/lib/people/make-sign-in-link'
import { keepVoice } from '@/lib/people/voice-store'
import { aGuest, anOutlet, aSignal, aSpot, aTask, minutesAfter } from '@/lib/testing/furnish'
import enInbox from '@/messages/en/inbox.json' with { type: 'json' }
import enStaff from '@/messages/en/staff.json' with { type: 'json' }
import esInbox from '@/messages/es/inbox.json' with { type: 'json' }
import esStaff from '@/messages/es/staff.json' with { type: 'json' }

import { PAGES } from './authorization/pages'
import type { Who } from './authorization/rows'
import { aWorld, type Ids, type World } from './authorization/world'

type FullIds = Ids & { heldTask: string }

export type Screen = {
  who: Who
  at: (ids: FullIds, world: World) => string
  /** What has to be tapped before it shows. */
  opens?: (page: Page, words: Words) => Promise<void>
}

/** What is tapped, in the language of who walks. */
const WORDS = {
  en: { everyone: enInbox.views.everyone, change: enStaff.row.change },
  es: { everyone: esInbox.views.everyone, change: esStaff.row.change },
}
export type Language = keyof typeof WORDS
type Words = (typeof WORDS)[Language]

const task =
  (name: keyof FullIds): Screen['at'] =>
  (ids) =>
    `/inbox/${ids[name]}`

const STATES: Record<string, Screen> = {
  'a task in hand': { who: 'staff', at: task('myTask') },
  'a task that is suggested': { who: 'staff', at: task('suggestedTask') },
  'a task that is held': { who: 'staff', at: task('heldTask') },
  'a task that is done': { who: 'staff', at: task('doneTask') },
  'a task that was missed': { who: 'staff', at: task('missedTask') },
  'a reply to write': { who: 'staff', at: task('replyTask') },
  'a reply that a colleague writes': { who: 'staff', at: task('colleaguesDraftTask') },
  'a reply of which nobody knows': { who: 'staff', at: task('unsureTask') },
  'a reply that waits for a yes': { who: 'manager', at: task('awaitingTask') },
  'a reply that is out': { who: 'staff', at: task('sentTask') },
  'a question that the host answers': { who: 'staff', at: task('callTask') },
  'the inbox of everyone': {
    who: 'staff',
    at: () => '/inbox',
    opens: (page, { everyone }) => page.getByRole('button', { name: new RegExp(`^${everyone}`) }).click(),
  },
  'a colleague to change': {
    who: 'manager',
    at: () => '/staff',
    opens: (page, { change }) => page.getByText(`${change} A colleague`, { exact: true }).click(),
  },
  'signals that nobody answered': { who: 'staff', at: () => '/signals?view=unanswered' },
  'the quarantine': { who: 'admin', at: () => '/signals?view=quarantine' },
  'a network to connect': { who: 'admin', at: () => '/connectors/new?channel=x' },
  'a starter to fill in': { who: 'manager', at: () => '/playbooks/new?starter=birthday' },
  'the rows of a figure without any': { who: 'manager', at: () => '/report/missed' },
  'an address where nothing is': { who: 'staff', at: () => '/nothing-here' },
}

const pages: [string, Screen][] = Object.entries(PAGES)
  .filter(([, { leadsTo }]) => leadsTo === undefined)
  .map(([file, { who, at }]) => [`the page ${file.replace(/^app\/(.*)\/page\.tsx$/, '$1')}`, { who, at }])

export const SCREENS: [string, Screen][] = [...pages, ...Object.entries(STATES)]

/** A world with words and names as long as people make them, tasks at every point of their clock, and a silence. */
export async function aFullWorld(db: Database, language: Language) {
  const world: World = await aWorld(db, 'admin')
  const { house: propertyId, connector: connectorId, colleague } = world.ids
  const now = new Date()
  const guest = await aGuest(db, propertyId, { name: 'Ana Ruiz Castellanos de la Torre y Villanueva' })
  const text = `Lovely evening ${'a-long-word-'.repeat(12)}`
  const heard = { guestId: guest.id, handleId: guest.handleId, connectorId, receivedAt: now }
  const signal = await aSignal(db, propertyId, { ...heard, text })
  await aSignal(db, propertyId, { ...heard, nature: 'own_post' })
  await aSignal(db, propertyId, { ...heard, deletedAt: now })

  const outlet = await anOutlet(db, propertyId, {
    name: 'The rooms of the old harbour wing',
    kind: 'rooms',
    visitMinutes: null,
  })
  const aliases = ['by the fountain', 'beside the old olive tree at the far end']
  const room = await aSpot(db, propertyId, { outletId: outlet.id, kind: 'room', label: '1204', aliases })
  const times = { openedAt: now, createdAt: now, changedAt: now, windowEndsAt: minutesAfter(now, 300) }
  const about = { guestId: guest.id, signalId: signal.id, outletId: outlet.id, spotId: room.id, ...times }
  const clocks = [
    { act: 'Late already', dueAt: minutesAfter(now, -4) },
    { act: 'Due soon', dueAt: minutesAfter(now, 1) },
    {
      act: 'Put the Riesling of the Nowaks on ice, and two of the good glasses',
      dueAt: minutesAfter(now, 50),
    },
    { act: 'Waits for somebody', dueAt: minutesAfter(now, 200), status: 'waiting', waitingFor: 'arrival' },
  ] as const
  for (const row of clocks) await aTask(db, propertyId, { ...about, ...row })

  const hold = { status: 'waiting', waitingFor: 'time', heldUntil: minutesAfter(now, 30) } as const
  const held = await aTask(db, propertyId, { ...about, act: 'Held', dueAt: minutesAfter(now, 60), ...hold })
  await db
    .insert(connectorSilences)
    .values({ propertyId, connectorId, heardAt: minutesAfter(now, -70), noticedAt: now })

  await keepVoice(db, {
    ...{ propertyId, personId: colleague, publicName: 'Jonas', publicRole: 'behind the bar' },
    ...{ handles: [{ network: 'instagram', handle: 'jonas.pours' }], isShown: true, updatedAt: now },
  })
  const { path } = await makeSignInLink(db, { personId: colleague, createdBy: null, setsPassword: true }, now)
  await db.execute(sql`update people set locale = ${language} where id in
    (select person_id from memberships where property_id = ${propertyId})`)
  return { ...world, ids: { ...world.ids, heldTask: held.id }, link: path, words: WORDS[language] }
}
