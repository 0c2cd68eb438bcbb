/** Rows for tests, with believable defaults: say only what the test is about. */

import type { Database } from '@/db/client'
import { newId } from '@/db/id'
import { guests, handles, visitGuests, visits } from '@/db/schema/guests'
import { outlets, properties, spots, teams } from '@/db/schema/house'
import { memberships, people, teamMembers } from '@/db/schema/people'
import { gestures, playbooks, playbookVersions } from '@/db/schema/playbooks'
import { connectors, signals } from '@/db/schema/signals'
import { tasks } from '@/db/schema/tasks'
import type { Member } from '@/lib/people/member'
import type { PlaybookRules } from '@/lib/playbooks/rules'

/** A Friday evening in Lisbon, 19:00 there in summer time. */
export const EVENING = new Date('2026-07-10T18:00:00.000Z')

export const minutesAfter = (from: Date, minutes: number) => new Date(from.getTime() + minutes * 60_000)

type Row<Table extends { $inferInsert: object }> = Partial<Table['$inferInsert']>

const only = <T>(rows: T[]): T => {
  const [row] = rows
  if (!row) throw new Error('the row was not written')
  return row
}

export async function aProperty(db: Database, row: Row<typeof properties> = {}) {
  const defaults = { name: 'The Swan', zone: 'Europe/Lisbon', currency: 'EUR' }
  return only(
    await db
      .insert(properties)
      .values({ ...defaults, ...row })
      .returning(),
  )
}

export async function anOutlet(db: Database, propertyId: string, row: Row<typeof outlets> = {}) {
  const defaults = { name: `Outlet ${newId().slice(-6)}`, kind: 'restaurant' as const, visitMinutes: 90 }
  return only(
    await db
      .insert(outlets)
      .values({ propertyId, ...defaults, ...row })
      .returning(),
  )
}

export async function aSpot(db: Database, propertyId: string, row: Row<typeof spots> & { outletId: string }) {
  const defaults = { kind: 'table' as const, label: '12' }
  return only(
    await db
      .insert(spots)
      .values({ propertyId, ...defaults, ...row })
      .returning(),
  )
}

export async function aTeam(db: Database, propertyId: string, row: Row<typeof teams> = {}) {
  const defaults = { name: `Team ${newId().slice(-6)}` }
  return only(
    await db
      .insert(teams)
      .values({ propertyId, ...defaults, ...row })
      .returning(),
  )
}

/** A person with a membership, as a session would describe them. */
export async function aMember(
  db: Database,
  propertyId: string,
  {
    name = 'Marta Oliveira',
    role = 'staff' as Member['role'],
    teamIds = [] as string[],
    person: row = {} as Row<typeof people>,
  } = {},
): Promise<Member> {
  const person = only(
    await db
      .insert(people)
      .values({ name, ...row })
      .returning(),
  )
  await db.insert(memberships).values({ propertyId, personId: person.id, role })
  for (const teamId of teamIds)
    await db.insert(teamMembers).values({ propertyId, teamId, personId: person.id })
  return { propertyId, personId: person.id, name, role, teamIds, locale: 'en' }
}

export async function aConnector(db: Database, propertyId: string, row: Row<typeof connectors> = {}) {
  const defaults = {
    name: 'Foursquare',
    channel: 'standard_webhooks' as const,
    network: 'foursquare' as const,
  }
  return only(
    await db
      .insert(connectors)
      .values({ propertyId, ...defaults, ...row })
      .returning(),
  )
}

export async function aGesture(db: Database, propertyId: string, row: Row<typeof gestures> = {}) {
  const defaults = {
    name: `Signature drink ${newId().slice(-6)}`,
    act: 'A signature drink, with our compliments',
    actMany: '{count} signature drinks, with our compliments',
    costMinor: 250,
    valueMinor: 1200,
    minutes: 6,
  }
  return only(
    await db
      .insert(gestures)
      .values({ propertyId, ...defaults, ...row })
      .returning(),
  )
}

export async function aPlaybook(
  db: Database,
  propertyId: string,
  rules: PlaybookRules,
  { name = `Playbook ${newId().slice(-6)}`, suggests = false, createdAt = EVENING } = {},
) {
  const playbook = only(
    await db.insert(playbooks).values({ propertyId, name, currentVersion: 1, createdAt }).returning(),
  )
  await db
    .insert(playbookVersions)
    .values({ propertyId, playbookId: playbook.id, version: 1, rules, suggests, createdAt })
  return playbook
}

/** A guest with one handle. */
export async function aGuest(
  db: Database,
  propertyId: string,
  {
    name = null as string | null,
    handle = `ana_${newId().slice(-6)}`,
    network = 'foursquare' as const,
    externalId = null as string | null,
  } = {},
) {
  const guest = only(await db.insert(guests).values({ propertyId, name, createdAt: EVENING }).returning())
  const names = { network, handle, folded: handle, externalId }
  const row = { propertyId, guestId: guest.id, ...names, firstHeardAt: EVENING, namedAt: EVENING }
  const account = only(await db.insert(handles).values(row).returning())
  return { ...guest, handleId: account.id, handle }
}

export async function aVisit(
  db: Database,
  propertyId: string,
  { guestIds = [] as string[], ...row }: Row<typeof visits> & { guestIds?: string[] } = {},
) {
  const defaults = {
    kind: 'cover' as const,
    status: 'in_house' as const,
    startsAt: EVENING,
    endsAt: minutesAfter(EVENING, 90),
    sourceAt: EVENING,
    createdAt: EVENING,
  }
  const visit = only(
    await db
      .insert(visits)
      .values({ propertyId, ...defaults, ...row })
      .returning(),
  )
  for (const guestId of guestIds)
    await db.insert(visitGuests).values({ propertyId, visitId: visit.id, guestId, joinedAt: EVENING })
  return visit
}

export async function aSignal(db: Database, propertyId: string, row: Row<typeof signals> = {}) {
  const defaults = {
    kind: 'mention' as const,
    network: 'x' as const,
    externalId: newId(),
    text: 'Lovely evening @theswan',
    occurredAt: EVENING,
    revisedAt: EVENING,
    receivedAt: EVENING,
  }
  return only(
    await db
      .insert(signals)
      .values({ propertyId, ...defaults, ...row })
      .returning(),
  )
}

/** An open gesture task, due in twenty minutes. */
export async function aTask(db: Database, propertyId: string, row: Row<typeof tasks> = {}) {
  const defaults = {
    kind: 'gesture' as const,
    status: 'open' as const,
    act: 'A signature drink, with our compliments',
    causeKey: newId(),
    openedAt: EVENING,
    dueAt: minutesAfter(EVENING, 20),
    windowEndsAt: minutesAfter(EVENING, 60),
    createdAt: EVENING,
    changedAt: EVENING,
    currency: 'EUR',
  }
  return only(
    await db
      .insert(tasks)
      .values({ propertyId, ...defaults, ...row })
      .returning(),
  )
}
