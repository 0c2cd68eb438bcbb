/** Both evenings through the channels themselves: in as the vendors sign and say it, out where it was said. */
import { generateKeyPairSync } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, vi } from 'vitest'

import type { Database } from '@/db/client'
import { matches, visits } from '@/db/schema/guests'
import { replies } from '@/db/schema/replies'
import { type Connector, deliveries, signals } from '@/db/schema/signals'
import { echoes, type Task, tasks } from '@/db/schema/tasks'
import type { ChannelName } from '@/db/vocabulary'
import { channels } from '@/lib/channels/registry'
import { accountOf } from '@/lib/connectors/account'
import { confirmMatch } from '@/lib/guests/confirm-match'
import { switchNotes } from '@/lib/notes/switch-notes'
import { sweepNotes } from '@/lib/notes/write-notes'
import type { Member } from '@/lib/people/member'
import { sweepUnanswered } from '@/lib/questions/ask-host'
import { tellSpot } from '@/lib/questions/tell-spot'
import { signAs } from '@/lib/rehearsal/sign-as'
import { letReplyOut } from '@/lib/replies/let-reply-out'
import { markPosted, sendReply } from '@/lib/replies/send-reply'
import type { ReplyKey } from '@/lib/replies/store'
import { sweepLeaving } from '@/lib/replies/sweep-leaving'
import { joinToVisit } from '@/lib/signals/join-to-visit'
import { keepDeliveries } from '@/lib/signals/keep-delivery'
import { deliverTask } from '@/lib/tasks/deliver-task'
import { takeTask } from '@/lib/tasks/take-task'
import { aHouse } from '@/lib/testing/a-house'
import { test } from '@/lib/testing/db-test'
import { aFetchingWorker, anAskingConnector, CREDENTIALS } from '@/lib/testing/fetching'
import { aConnector, aMember, EVENING, minutesAfter } from '@/lib/testing/furnish'
import { aStay, type HotelNote, mewsHotel, type Stay } from '@/lib/testing/hotels'
import { openStandIn, type StandIn } from '@/lib/testing/stand-in'
import { xVendor } from '@/lib/testing/vendors'

const SECRET = 'a-secret-of-both'
const at = (minutes: number) => minutesAfter(EVENING, minutes)
const seconds = (minutes: number) => Math.floor(at(minutes).getTime() / 1000)

let x: StandIn
let mews: StandIn
let stays: Map<string, Stay>
let notes: HotelNote[]
beforeEach(async () => {
  vi.stubEnv('HOUSE_KEY', 'a key for tests')
  vi.stubEnv('PUBLIC_URL', 'https://house.example')
  stays = new Map()
  notes = []
  const answer = xVendor()
  // Every post that is answered still stands.
  x = await openStandIn((heard) =>
    heard.method === 'GET' && heard.path.startsWith('/2/tweets/')
      ? { status: 200, body: { data: { id: '31', text: 'stands' } } }
      : answer(heard),
  )
  mews = await openStandIn(mewsHotel(stays, notes))
  return async () => {
    vi.unstubAllEnvs()
    await Promise.all([x.close(), mews.close()])
  }
})

/** What a vendor sends is believed by its signature, kept, taken, and what it only names is fetched. */
function anEar(db: Database) {
  const worker = aFetchingWorker(db)
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return async (connector: Connector, payload: object, minutes: number) => {
    const now = at(minutes)
    const account = accountOf(connector)
    const keys = {
      ...{ secret: SECRET, vendorSecret: SECRET, pushKey: privateKey },
      webhookUrl: account.webhookUrl,
    }
    if (connector.channel === 'mastodon' || connector.channel === 'bluesky') throw new Error('nobody calls')
    const sent = signAs(connector.channel, { id: `${minutes}`, body: JSON.stringify(payload), at: now }, keys)
    const raw = { url: `/${sent.query}`, headers: new Headers(sent.headers), body: Buffer.from(sent.body) }
    const trust = { secrets: [SECRET], vendorSecrets: [SECRET], keys: [], account }
    const channel = channels[connector.channel]
    expect(channel.verify(raw, trust, now), 'it is believed').toBe(true)
    const contentType = raw.headers.get('content-type') ?? ''
    const { propertyId, id: connectorId } = connector
    const keepsake = channel.keepAs?.(raw) ?? { contentType, body: raw.body }
    const key = channel.deliveryKey(raw) ?? `${minutes}`
    const row = { propertyId, connectorId, key, receivedAt: now, contentType: keepsake.contentType }
    const kept = await keepDeliveries(db, async () => undefined, [
      { ...row, body: Buffer.from(keepsake.body) },
    ])
    await worker.take(
      kept.map(({ id }) => ({ propertyId, deliveryId: id })),
      now,
    )
    await worker.fetchAll(now)
    expect(await db.select().from(deliveries).where(eq(deliveries.state, 'quarantined'))).toEqual([])
  }
}

const anX = (db: Database, propertyId: string) =>
  anAskingConnector(
    db,
    propertyId,
    { channel: 'x', network: 'x', baseUrl: x.url, accountId: '71' },
    CREDENTIALS,
  )

const onX = (
  id: string,
  minutes: number,
  text: string,
  user: { id: string; username: string; name: string },
) => ({
  data: {
    event_uuid: `u-${id}`,
    event_type: 'post.mention.create',
    filter: { user_id: '71' },
    payload: {
      id,
      text,
      author_id: user.id,
      created_at: at(minutes).toISOString(),
      lang: 'en',
      entities: { mentions: [{ start: 0, end: 13, username: 'theswan', id: '71' }] },
    },
    includes: { users: [user] },
  },
})

async function open(db: Database, kind: Task['kind'], has: Partial<Task> = {}): Promise<Task> {
  const found = (await db.select().from(tasks).orderBy(tasks.id)).filter(
    (task) =>
      task.kind === kind &&
      task.status === 'open' &&
      Object.entries(has).every(([name, value]) =>
        Object.entries(task).some(([n, v]) => n === name && v === value),
      ),
  )
  const [task] = found
  if (!task) throw new Error(`no ${kind} is open`)
  return task
}

async function carryOut(db: Database, who: Member, { id: taskId }: Task, minutes: number) {
  const taken = await takeTask(db, who, { taskId }, at(minutes))
  if (!taken.ok) throw new Error(taken.refusal)
  const { revision } = taken.task
  expect(await deliverTask(db, who, { taskId, revision }, at(minutes + 2))).toMatchObject({ ok: true })
}

/** Sent from the screen, and let go by the worker when the ten seconds are over. */
async function postIt(db: Database, who: Member, { id: taskId }: Task, words: string, minutes: number) {
  const sent = await sendReply(db, who, { taskId, words, heardUntil: at(minutes) }, at(minutes))
  expect(sent).toMatchObject({ ok: true, reply: { route: 'channel' } })
  const due: ReplyKey[] = []
  const later = at(minutes + 1)
  await sweepLeaving(db, later, async (_tx, key) => void due.push(key))
  const { call } = aFetchingWorker(db).by
  for (const key of due) expect(await letReplyOut(db, key, call, later)).toBe('sent')
}

const NORA = { id: '5', username: 'nora_eats', name: 'Nora Lindgren' }

describe('the restaurant evening, through Foursquare and X', () => {
  test('a check-in is thanked by hand, the answer and the echo come on X', async ({ db }) => {
    const house = await aHouse(db, { starters: ['where_are_you_sitting'] })
    const { propertyId, terrace } = house
    const luz = await aMember(db, propertyId, { name: 'Luz Ortega', teamIds: [house.host.id] })
    const swarm = await aConnector(db, propertyId, {
      ...{ name: 'Foursquare', network: 'foursquare', outletId: terrace.id },
      channel: 'foursquare' satisfies ChannelName,
    })
    const twitter = await anX(db, propertyId)
    const hears = anEar(db)

    const venue = { id: '2', name: 'The Swan' }
    const user = { id: '9', firstName: 'Nora', lastName: 'Lindgren' }
    const checkin = { id: 'c-1', createdAt: seconds(0), shout: 'Four of us, at last', user, venue }
    await hears(swarm, { checkin }, 0)
    const question = await open(db, 'reply')
    // Nobody can post on Foursquare: Luz says it there herself.
    const words = 'Thank you for coming in, Nora. Where are you sitting?'
    expect(await markPosted(db, luz, { taskId: question.id, words }, at(2))).toMatchObject({ ok: true })
    await sweepLeaving(db, at(3), async () => undefined)
    expect(await db.select().from(replies)).toMatchObject([{ state: 'sent', route: 'copied' }])

    // She answers on X, where nobody knew her: a person says whose words these are, and taps the table she names.
    await hears(twitter, onX('31', 5, '@theswan table 12, and so thirsty', NORA), 5)
    const [visit] = await db.select().from(visits)
    const [answer] = await db.select().from(signals).where(eq(signals.kind, 'mention'))
    const joining = { signalId: answer?.id ?? '', visitId: visit?.id ?? '' }
    expect(await joinToVisit(db, luz, joining, at(6))).toMatchObject({ ok: true })
    await sweepUnanswered(db, at(20))
    const call = await open(db, 'call')
    const told = { taskId: call.id, spotId: house.spot('12'), count: 4 }
    expect(await tellSpot(db, luz, told, at(21))).toMatchObject({ ok: true })
    const drinks = await open(db, 'gesture', { spotId: house.spot('12'), count: 4 })
    await carryOut(db, luz, drinks, 22)

    await hears(twitter, onX('32', 40, '@theswan they sent drinks to our table. Best bar in town', NORA), 40)
    expect(await db.select().from(echoes)).toMatchObject([{ taskId: drinks.id }])
  })
})

const WEI = { id: '6', username: 'wei_travels', name: 'Yusuf Demir' }

describe('the hotel evening, through Mews, X and a Mews note', () => {
  test('the spa is offered on X, Mews announces the guest, a note and bath salts are in the room and on the reservation', async ({
    db,
  }) => {
    const house = await aHouse(db, { starters: ['spa_before_arrival', 'praise_of_the_bathroom'] })
    const { propertyId, rooms } = house
    const marta = await aMember(db, propertyId, { name: 'Marta Oliveira', teamIds: [house.host.id] })
    const hotel = await anAskingConnector(db, propertyId, {
      ...{ channel: 'mews', network: 'pms', baseUrl: mews.url, accountId: 'e-1' },
    })
    const ada = await aMember(db, propertyId, { name: 'Ada', role: 'admin' })
    const noting = { connectorId: hotel.id, isOn: true }
    expect(await switchNotes(db, ada, noting, EVENING)).toEqual({ ok: true })
    const twitter = await anX(db, propertyId)
    const hears = anEar(db)
    const thin = (n: number) => ({
      EnterpriseId: 'e-1',
      Events: [{ Discriminator: 'ServiceOrderUpdated', Value: { Id: 'r-412', n } }],
    })

    await hears(twitter, onX('31', 0, '@theswan two days ahead of me, and the spa first', WEI), 0)
    await postIt(db, marta, await open(db, 'reply'), 'The spa will be glad to see you. Shall I reserve?', 2)
    expect(x.accepted.map(({ body }) => JSON.parse(body))).toEqual([
      {
        text: 'The spa will be glad to see you. Shall I reserve? – Marta Oliveira',
        reply: { in_reply_to_tweet_id: '31' },
      },
    ])

    // The hotel's system only names a reservation; asked, it tells a name without a handle.
    const from = at(240).toISOString()
    const stay = { from, to: at(3000).toISOString() }
    stays.set('r-412', aStay({ ...stay, changedAt: at(30).toISOString() }))
    await hears(hotel, thin(1), 30)
    const [match] = await db.select().from(matches)
    expect(await confirmMatch(db, marta, { matchId: match?.id ?? '' }, at(31))).toMatchObject({ ok: true })
    const note = await open(db, 'gesture', { spotId: house.spot('412'), gestureId: house.note.id })
    await carryOut(db, marta, note, 60)

    stays.set(
      'r-412',
      aStay({
        ...stay,
        status: 'checked_in',
        arrivedAt: at(230).toISOString(),
        changedAt: at(230).toISOString(),
      }),
    )
    await hears(hotel, thin(2), 231)
    expect(await db.select().from(visits)).toMatchObject([{ status: 'in_house', outletId: rooms.id }])
    await hears(twitter, onX('33', 300, '@theswan this bathroom is bigger than my flat', WEI), 300)
    await hears(twitter, onX('34', 310, '@theswan still in the bathroom', WEI), 310)
    const salts = await open(db, 'gesture', { gestureId: house.salts.id })
    const all = await db.select().from(tasks).where(eq(tasks.gestureId, house.salts.id))
    expect(all, 'two posts never make two bottles').toHaveLength(1)
    await carryOut(db, marta, salts, 320)

    await hears(twitter, onX('35', 400, '@theswan came back to bath salts and a note. They listen', WEI), 400)
    const echoed = (await db.select().from(echoes)).map(({ taskId }) => taskId)
    expect(new Set(echoed)).toEqual(new Set([note.id, salts.id]))

    // What was done stands on the reservation, for whoever looks there: in the words of the house, and once.
    const { call } = aFetchingWorker(db).by
    for (const minutes of [410, 411]) await sweepNotes(db, call, at(minutes))
    expect(notes.map(({ reservationId }) => reservationId)).toEqual(['r-412', 'r-412'])
    expect(notes.map(({ words }) => words).toSorted()).toEqual([
      'On the House: delivered on 10 July 2026 at 20:02: Handwritten note.',
      'On the House: delivered on 11 July 2026 at 00:22: Bath salts.',
    ])
  })
})
