/** Makes the demonstration: two houses, ten people, their playbooks and connectors. Two fresh starts give the same. */
import type { Database } from '@/db/client'
import { createConnector } from '@/lib/connectors/create-connector'
import { changeVoice } from '@/lib/people/change-voice'
import type { Member } from '@/lib/people/member'
import { copyStarter } from '@/lib/playbooks/copy-starter'
import type { HouseFacts } from './facts'
import { type Furniture, furnishHouse, idOf, worked } from './furnish-house'
import { HOUSE_FACTS } from './houses'
import { DEMONSTRATION_PEOPLE, type DemonstrationHouse } from './people'
import {
  insertDemonstrationMembership,
  insertDemonstrationPerson,
  insertDemonstrationProperty,
  listDemonstrationProperties,
} from './store'

export type FurnishedHouse = {
  house: DemonstrationHouse
  propertyId: string
  furniture: Furniture
  /** Members by staff name, as a session would describe them. */
  members: Map<string, Member>
}

const HOUSES: readonly DemonstrationHouse[] = ['hotel', 'restaurant']

/** Does nothing, and answers null, when a demonstration stands already. All or nothing. */
export function furnishDemonstration(db: Database, now: Date): Promise<FurnishedHouse[] | null> {
  return db.transaction(async (tx) => {
    if ((await listDemonstrationProperties(tx)).length > 0) return null
    const personIds = new Map<string, string>()
    for (const { name, staffName, locale } of DEMONSTRATION_PEOPLE)
      personIds.set(staffName, await insertDemonstrationPerson(tx, { name, staffName, locale }, now))

    const furnished: FurnishedHouse[] = []
    for (const house of HOUSES) furnished.push(await furnish(tx, house, personIds, now))
    return furnished
  })
}

async function furnish(
  tx: Database,
  house: DemonstrationHouse,
  personIds: Map<string, string>,
  now: Date,
): Promise<FurnishedHouse> {
  const facts = HOUSE_FACTS[house]
  const { name, zone, currency, rollsAtHour } = facts
  const languages: ['en', 'es'] = ['en', 'es']
  const propertyId = await insertDemonstrationProperty(
    tx,
    { name, zone, currency, rollsAtHour, languages },
    now,
  )
  const helena = idOf(personIds, 'helena')
  const admin: Member = {
    propertyId,
    personId: helena,
    name: 'Helena Prado',
    role: 'admin',
    teamIds: [],
    locale: 'en',
  }
  const furniture = await furnishHouse(tx, admin, facts)

  const members = new Map<string, Member>()
  for (const { name: person, staffName, locale, houses, voice } of DEMONSTRATION_PEOPLE) {
    const membership = houses[house]
    if (!membership) continue
    const personId = idOf(personIds, staffName)
    const teamIds = membership.teams.map((team) => idOf(furniture.teams, team))
    const { role } = membership
    await insertDemonstrationMembership(tx, { propertyId, personId, role }, teamIds, now)
    const member = { propertyId, personId, name: person, role, teamIds, locale }
    members.set(staffName, member)
    const { handle, isShown, ...names } = voice
    const accounts = handle
      ? { network: ['instagram' as const], handle: [handle] }
      : { network: [], handle: [] }
    await changeVoice(tx, member, { ...names, ...accounts, isShown: isShown ? 'on' : undefined }, now)
  }

  await openPlaybooks(tx, admin, { facts, furniture }, now)
  for (const { name: source, channel, network, outlet, ownHandle } of facts.connectors) {
    const outletId = outlet === null ? null : idOf(furniture.outlets, outlet)
    const ownHandles = ownHandle === null ? [] : [ownHandle]
    const what = { name: source, channel, network, outletId, ownHandles }
    worked(await createConnector(tx, admin, what, now), source)
  }
  return { house, propertyId, furniture, members }
}

/** The playbooks that the facts name, copied from starters and running. */
export async function openPlaybooks(
  tx: Database,
  admin: Member,
  { facts, furniture }: { facts: HouseFacts; furniture: Furniture },
  now: Date,
) {
  const chosen = (ids: Map<string, string>, name: string | undefined) =>
    name === undefined ? undefined : idOf(ids, name)
  for (const { name, starter, outlet, gesture, secondGesture, team, replyTeam } of facts.playbooks) {
    const choice = {
      starter,
      name,
      outletId: chosen(furniture.outlets, outlet),
      gestureId: chosen(furniture.gestures, gesture),
      secondGestureId: chosen(furniture.gestures, secondGesture),
      teamId: chosen(furniture.teams, team),
      replyTeamId: chosen(furniture.teams, replyTeam),
    }
    worked(await copyStarter(tx, admin, choice, now), name)
  }
}
