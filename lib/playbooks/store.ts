/** Playbooks in the database: the live ones ready to judge with, their versions, and their caps. */
import { and, asc, desc, eq, gt, isNull, lt, notInArray, sql } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { guests } from '@/db/schema/guests'
import { type Playbook, playbookDays, playbooks, playbookVersions } from '@/db/schema/playbooks'
import { tasks } from '@/db/schema/tasks'
import type { PlaybookState } from '@/db/vocabulary'

import type { LivePlaybook } from './decide'
import { compile } from './match'
import { PlaybookRules } from './rules'

export type PlaybookKey = { propertyId: string; playbookId: string }

const is = ({ propertyId, playbookId }: PlaybookKey) =>
  and(eq(playbooks.propertyId, propertyId), eq(playbooks.id, playbookId), isNull(playbooks.archivedAt))

const atItsVersion = and(
  eq(playbookVersions.propertyId, playbooks.propertyId),
  eq(playbookVersions.playbookId, playbooks.id),
  eq(playbookVersions.version, playbooks.currentVersion),
)

type Read = { rules: PlaybookRules; phrases: ReturnType<typeof compile> }
const MOST_READ = 500
const read = new Map<string, Read>()

/** A version never changes, so it is parsed and compiled once in the life of the process. */
function readRules(key: string, stored: unknown): Read {
  const known = read.get(key)
  if (known) return known
  const rules = PlaybookRules.parse(stored)
  const fresh = { rules, phrases: compile(rules.when) }
  const [oldest] = read.keys()
  if (read.size >= MOST_READ && oldest) read.delete(oldest)
  read.set(key, fresh)
  return fresh
}

/** The live ones, oldest first: that is the order in which they are asked. */
export async function listLivePlaybooks(tx: Database, propertyId: string): Promise<LivePlaybook[]> {
  const rows = await tx
    .select({
      playbookId: playbooks.id,
      name: playbooks.name,
      version: playbooks.currentVersion,
      suggests: playbookVersions.suggests,
      stored: playbookVersions.rules,
    })
    .from(playbooks)
    .innerJoin(playbookVersions, atItsVersion)
    .where(
      and(eq(playbooks.propertyId, propertyId), eq(playbooks.state, 'live'), isNull(playbooks.archivedAt)),
    )
    .orderBy(asc(playbooks.createdAt), asc(playbooks.id))
  return rows.map(({ stored, ...row }) => ({
    ...row,
    ...readRules(`${row.playbookId}:${row.version}`, stored),
  }))
}

/** One more for today, unless `perDay` is reached; the write is the check. */
export async function claimDay(
  tx: Database,
  { propertyId, playbookId, businessDate, perDay }: PlaybookKey & { businessDate: string; perDay: number },
): Promise<boolean> {
  const claimed = await tx
    .insert(playbookDays)
    .values({ propertyId, playbookId, businessDate, fired: 1 })
    .onConflictDoUpdate({
      target: [playbookDays.propertyId, playbookDays.playbookId, playbookDays.businessDate],
      set: { fired: sql`${playbookDays.fired} + 1` },
      setWhere: lt(playbookDays.fired, perDay),
    })
    .returning({ fired: playbookDays.fired })
  return claimed.length > 0
}

/** Takes a claim back in the transaction that made it: nothing came of it. */
export async function giveBackDay(
  tx: Database,
  { propertyId, playbookId, businessDate }: PlaybookKey & { businessDate: string },
) {
  await tx
    .update(playbookDays)
    .set({ fired: sql`${playbookDays.fired} - 1` })
    .where(
      and(
        eq(playbookDays.propertyId, propertyId),
        eq(playbookDays.playbookId, playbookId),
        eq(playbookDays.businessDate, businessDate),
        gt(playbookDays.fired, 0),
      ),
    )
}

/**
 * Did this playbook already do something for the guest since then? Holds the guest's row until the
 * transaction ends, so that two signals in the same instant do not both hear no.
 */
export async function hasFiredFor(
  tx: Database,
  { propertyId, playbookId, guestId, since }: PlaybookKey & { guestId: string; since: Date },
): Promise<boolean> {
  await tx
    .select({ id: guests.id })
    .from(guests)
    .where(and(eq(guests.propertyId, propertyId), eq(guests.id, guestId)))
    .for('no key update')
  const [fired] = await tx
    .select({ id: tasks.id })
    .from(tasks)
    .where(
      and(
        eq(tasks.propertyId, propertyId),
        eq(tasks.guestId, guestId),
        eq(tasks.playbookId, playbookId),
        gt(tasks.createdAt, since),
        notInArray(tasks.status, ['called_off']),
      ),
    )
    .limit(1)
  return fired !== undefined
}

export type CurrentPlaybook = Playbook & { suggests: boolean; rules: PlaybookRules }

/** Null when it is not this property's, or archived. */
export async function findPlaybook(tx: Database, key: PlaybookKey): Promise<CurrentPlaybook | null> {
  const [row] = await tx
    .select({ playbook: playbooks, suggests: playbookVersions.suggests, stored: playbookVersions.rules })
    .from(playbooks)
    .innerJoin(playbookVersions, atItsVersion)
    .where(is(key))
  return row ? { ...row.playbook, suggests: row.suggests, rules: PlaybookRules.parse(row.stored) } : null
}

type NewVersion = PlaybookKey & {
  version: number
  rules: PlaybookRules
  suggests: boolean
  createdBy: string | null
  createdAt: Date
}

export async function insertPlaybook(
  tx: Database,
  { playbookId, name, version, state, ...first }: NewVersion & { name: string; state: PlaybookState },
) {
  const { propertyId, createdAt } = first
  await tx
    .insert(playbooks)
    .values({ propertyId, id: playbookId, name, state, currentVersion: version, createdAt })
  await insertVersion(tx, { playbookId, version, ...first })
}

export async function insertVersion(tx: Database, version: NewVersion) {
  await tx.insert(playbookVersions).values(version)
}

/** Makes `next` the current version, unless somebody else made another one meanwhile. */
export async function turnToVersion(
  tx: Database,
  { seen, next, name, ...key }: PlaybookKey & { seen: number; next: number; name: string },
): Promise<boolean> {
  const turned = await tx
    .update(playbooks)
    .set({ currentVersion: next, name })
    .where(and(is(key), eq(playbooks.currentVersion, seen)))
    .returning({ id: playbooks.id })
  return turned.length > 0
}

/** False when it is not there or is in that state already. */
export async function setState(
  tx: Database,
  { from, to, ...key }: PlaybookKey & { from: PlaybookState; to: PlaybookState },
): Promise<boolean> {
  const changed = await tx
    .update(playbooks)
    .set({ state: to })
    .where(and(is(key), eq(playbooks.state, from)))
    .returning({ id: playbooks.id })
  return changed.length > 0
}

/** Every playbook with what it says now, newest first. */
export async function listCurrent(tx: Database, propertyId: string): Promise<CurrentPlaybook[]> {
  const rows = await tx
    .select({ playbook: playbooks, suggests: playbookVersions.suggests, stored: playbookVersions.rules })
    .from(playbooks)
    .innerJoin(playbookVersions, atItsVersion)
    .where(and(eq(playbooks.propertyId, propertyId), isNull(playbooks.archivedAt)))
    .orderBy(desc(playbooks.createdAt), desc(playbooks.id))
  return rows.map(({ playbook, suggests, stored }) => ({
    ...playbook,
    suggests,
    rules: PlaybookRules.parse(stored),
  }))
}

export type Made = { playbookId: string; made: number; delivered: number; lastAt: Date | null }

/** What each playbook made since then, by the time the task was made. */
export async function countMade(
  tx: Database,
  { propertyId, since }: { propertyId: string; since: Date },
): Promise<Made[]> {
  const rows = await tx
    .select({
      playbookId: tasks.playbookId,
      made: sql<number>`count(*)::int`,
      delivered: sql<number>`count(*) filter (where ${tasks.status} = 'delivered')::int`,
      lastAt: sql<Date>`max(${tasks.createdAt})`.mapWith(tasks.createdAt),
    })
    .from(tasks)
    .where(
      and(eq(tasks.propertyId, propertyId), gt(tasks.createdAt, since), sql`${tasks.playbookId} is not null`),
    )
    .groupBy(tasks.playbookId)
  return rows.flatMap(({ playbookId, ...made }) => (playbookId ? [{ playbookId, ...made }] : []))
}
