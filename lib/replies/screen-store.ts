/** A reply as its screen shows it: whose draft it is, under whose voice, and which ways out there are. */
import { and, desc, eq, ne, notInArray, sql } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { memberships, people, voices } from '@/db/schema/people'
import { type PlaybookVersion, playbookVersions } from '@/db/schema/playbooks'
import { type Reply, replies } from '@/db/schema/replies'
import { signals } from '@/db/schema/signals'
import { tasks } from '@/db/schema/tasks'
import type { Network } from '@/db/vocabulary'

import { findRighted, type Righted } from './make-right'
import { addresseeOf, channelWayOf, costsOf, mayTakeBack, type Route, routeOf, waitsUntilOf } from './route'
import { findWay } from './way-store'

export type ReplyForScreen = {
  reply: Pick<
    Reply,
    | 'id'
    | 'words'
    | 'language'
    | 'state'
    | 'route'
    | 'leavesAt'
    | 'sentAt'
    | 'problem'
    | 'updatedAt'
    | 'voicePersonId'
    | 'overruled'
    | 'tries'
    | 'doubtSince'
    | 'costMillis'
    | 'approvedBy'
    | 'rejection'
    | 'isAlone'
  > | null
  author: string | null
  voice: PublicVoice | null
  /** Decides how long it may be. */
  network: Network | null
  route: Route
  /** The vendor, or whoever posts for us there, takes nothing before then; null while they set no limit. */
  waitsUntil: Date | null
  /** What everyone would see may go to the guest alone instead. */
  mayBeAlone: boolean
  /** We may take it back where it stands. */
  mayTakeBack: boolean
  /** What an answer that went wrong was made good with. */
  righted: Righted | null
  /** Whom the words will name, where nothing else tells them. */
  addressee: string | null
  /** How long it may be there; null where every account has the same room. */
  mostCharacters: number | null
  /** What the vendor takes for posting it, in thousandths of a US dollar; null where that is not known. */
  costs: { plainMillis: number; withLinkMillis: number } | null
  /** The playbook's rules (a PlaybookRules, unparsed) and step it came from. */
  origin: { rules: PlaybookVersion['rules']; step: string } | null
}

export type PublicVoice = { personId: string; publicName: string; publicRole: string; faceKey: string | null }

export async function findReplyForScreen(
  db: Database,
  { propertyId, taskId }: { propertyId: string; taskId: string },
  now: Date,
): Promise<ReplyForScreen | null> {
  const [found] = await db
    .select({
      network: signals.network,
      rules: playbookVersions.rules,
      step: tasks.step,
    })
    .from(tasks)
    .leftJoin(signals, and(eq(signals.propertyId, tasks.propertyId), eq(signals.id, tasks.signalId)))
    .leftJoin(
      playbookVersions,
      and(
        eq(playbookVersions.propertyId, tasks.propertyId),
        eq(playbookVersions.playbookId, tasks.playbookId),
        eq(playbookVersions.version, tasks.playbookVersion),
      ),
    )
    .where(and(eq(tasks.propertyId, propertyId), eq(tasks.id, taskId)))
  if (!found) return null
  const [living] = await db
    .select({ reply: replies, author: people.name })
    .from(replies)
    .leftJoin(people, eq(people.id, replies.voicePersonId))
    .where(and(eq(replies.propertyId, propertyId), eq(replies.taskId, taskId)))
    // The living one; else the last that was stopped or taken back, which has to be seen.
    .orderBy(sql`${replies.state} in ('stopped', 'recalled')`, desc(replies.updatedAt))
    .limit(1)
  const isAlone = living?.reply.isAlone ?? false
  const openly = await findWay(db, { propertyId, taskId, isAlone: false })
  const alone = await findWay(db, { propertyId, taskId, isAlone: true })
  const way = isAlone ? alone : openly
  const channel = channelWayOf(way)
  const voiceOf = living?.reply.voicePersonId
  return {
    reply: living?.reply ?? null,
    author: living?.author ?? null,
    voice: voiceOf ? await findVoice(db, { propertyId, personId: voiceOf }) : null,
    network: found.network,
    route: routeOf(openly, now),
    mayBeAlone: routeOf(alone, now).route !== null && !(await wentAlone(db, { propertyId, taskId })),
    addressee: addresseeOf(way),
    mostCharacters: way.mostCharacters,
    costs: costsOf(way),
    waitsUntil: waitsUntilOf(way, now),
    mayTakeBack: channel !== null && living !== undefined && mayTakeBack(channel, living.reply),
    righted: await findRighted(db, { propertyId, taskId }),
    origin: found.rules && found.step ? { rules: found.rules, step: found.step } : null,
  }
}

/** Vendors let us do that once for what was said; by another task of it, too. */
async function wentAlone(db: Database, { propertyId, taskId }: { propertyId: string; taskId: string }) {
  const before = and(
    eq(replies.propertyId, propertyId),
    ne(replies.taskId, taskId),
    sql`${replies.signalId} = (select signal_id from tasks where property_id = ${propertyId} and id = ${taskId})`,
    eq(replies.isAlone, true),
    eq(replies.route, 'channel'),
    notInArray(replies.state, ['draft', 'stopped']),
  )
  return (await db.$count(replies, before)) > 0
}

/**
 * How a person is named to guests, as they chose it; their own name while they chose nothing. Read at the time
 * of showing, so that a face that was switched off is gone from past replies too. Null for no member.
 */
export async function findVoice(
  db: Database,
  { propertyId, personId }: { propertyId: string; personId: string },
): Promise<PublicVoice | null> {
  const [voice] = await db
    .select({
      personId: memberships.personId,
      publicName: sql<string>`coalesce(nullif(${voices.publicName}, ''), ${people.name})`,
      publicRole: sql<string>`coalesce(${voices.publicRole}, '')`,
      faceKey: sql<string | null>`case when ${voices.isShown} and ${memberships.disabledAt} is null
        then ${voices.faceKey} end`,
    })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .leftJoin(
      voices,
      and(eq(voices.propertyId, memberships.propertyId), eq(voices.personId, memberships.personId)),
    )
    .where(and(eq(memberships.propertyId, propertyId), eq(memberships.personId, personId)))
  return voice ?? null
}
