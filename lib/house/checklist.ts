/** What an empty house still needs before a guest's word can become a task, in the order one furnishes it. */
import type { Property } from '@/db/schema/house'

export const FURNISHING = [
  'house',
  'outlets',
  'spots',
  'teams',
  'staff',
  'gestures',
  'connectors',
  'playbooks',
] as const
export type Furnishing = (typeof FURNISHING)[number]

export type Furniture = {
  outlets: boolean
  spots: boolean
  teams: boolean
  teamMembers: boolean
  gestures: boolean
  connectors: boolean
  playbooks: boolean
}

/** Derived from what stands there, never stored, so it is right again when something is taken away. */
export function checklist(
  property: Pick<Property, 'name'>,
  has: Furniture,
): { step: Furnishing; done: boolean }[] {
  const done: Record<Furnishing, boolean> = {
    house: property.name !== '',
    outlets: has.outlets,
    spots: has.spots,
    teams: has.teams,
    staff: has.teamMembers,
    gestures: has.gestures,
    connectors: has.connectors,
    playbooks: has.playbooks,
  }
  return FURNISHING.map((step) => ({ step, done: done[step] }))
}

/** Null when nothing is missing. */
export const nextToFurnish = (list: { step: Furnishing; done: boolean }[]): Furnishing | null =>
  list.find(({ done }) => !done)?.step ?? null
