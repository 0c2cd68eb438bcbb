/**
 * How many signed deliveries a second are on disk and acknowledged, through the door and through Next alone, beside
 * plain inserts of the same rows. Every task is counted afterwards.
 */
import { Pool } from 'pg'

import { newId } from '@/db/id'
import { signedHeaders } from '@/lib/channels/signature'

import { type BenchHouse, begin, buildPages, openBenchHouse, type Sender } from './bench-house'
import { type Post, type Sent, sendAll } from './post'

const CALLERS = [1, 16, 64]
/** Long enough to be past the first moments, short enough to wait for every task; fewer where each takes longer. */
const DELIVERIES: Record<Case['via'], Record<number, number>> = {
  plain: { 1: 300, 16: 2000, 64: 4000 },
  door: { 1: 300, 16: 2000, 64: 4000 },
  next: { 1: 100, 16: 400, 64: 800 },
}
const WARM_UP = 200
const DOOR_PORT = 3951
const NEXT_PORT = 3952
const TASKS_WITHIN_MS = 10 * 60_000

type Case = {
  via: 'plain' | 'door' | 'next'
  concurrency: number
  accepted: number
  perSecond: number
  sent: Sent[]
  tasks: number | null
}

export async function measureIntake() {
  await buildPages()
  const house = await openBenchHouse()
  const parts: { stop: () => Promise<void> }[] = []
  const asked = new Promise<never>((_done, stop) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => stop(new Error('The bench was asked to stop.')))
  })
  try {
    await Promise.race([measureAll(house, parts), asked])
  } finally {
    for (const part of parts) await part.stop()
    await house.leave()
  }
}

async function measureAll(house: BenchHouse, parts: { stop: () => Promise<void> }[]) {
  parts.push(await begin('bin/web.ts', { ...house, port: DOOR_PORT, name: 'web' }))
  parts.push(await begin('bin/bench/next-alone.ts', { ...house, port: NEXT_PORT, name: 'next' }))
  parts.push(await begin('bin/worker.ts', { ...house, port: 0, name: 'worker' }))
  for (const concurrency of CALLERS) {
    const plain = await measurePlain(house, concurrency)
    report(plain, plain)
    report(await measureWebhooks(house, 'door', DOOR_PORT, concurrency), plain)
    report(await measureWebhooks(house, 'next', NEXT_PORT, concurrency), plain)
  }
}

/** The same rows by the same number of callers, one statement each, straight to the table. */
async function measurePlain({ url, newSender }: BenchHouse, concurrency: number): Promise<Case> {
  const pool = new Pool({ connectionString: url, max: concurrency })
  const insert = async ({ body }: Post, sender: Sender) => {
    const startedAt = performance.now()
    await pool.query(
      `insert into deliveries (property_id, id, connector_id, key, content_type, body, received_at, state)
       values ($1, $2, $3, $4, 'application/json', $5, now(), 'taken')`,
      [sender.propertyId, newId(), sender.connectorId, newId(), body],
    )
    return { status: 202, ms: performance.now() - startedAt }
  }
  const sender = await newSender()
  const posts = makePosts(sender, DELIVERIES.plain[concurrency] ?? 0)
  await pool.query('select 1')
  await Promise.all(makePosts(sender, concurrency).map((post) => insert(post, sender)))

  const startedAt = performance.now()
  const left = posts.values()
  const callers = Array.from({ length: concurrency }, async () => {
    const sent: Sent[] = []
    for (const post of left) sent.push(await insert(post, sender))
    return sent
  })
  const sent = (await Promise.all(callers)).flat()
  const seconds = (performance.now() - startedAt) / 1000
  await pool.end()
  return {
    via: 'plain',
    concurrency,
    accepted: sent.length,
    perSecond: sent.length / seconds,
    sent,
    tasks: null,
  }
}

async function measureWebhooks(
  house: BenchHouse,
  via: 'door' | 'next',
  port: number,
  concurrency: number,
): Promise<Case> {
  const warming = await house.newSender()
  await sendAll(port, makePosts(warming, WARM_UP), concurrency)
  await countTasks(house, warming, WARM_UP)

  const sender = await house.newSender()
  const posts = makePosts(sender, DELIVERIES[via][concurrency] ?? 0)
  const startedAt = performance.now()
  const sent = await sendAll(port, posts, concurrency)
  const seconds = (performance.now() - startedAt) / 1000
  const accepted = sent.filter(({ status }) => status === 202).length
  const tasks = await countTasks(house, sender, accepted)
  return { via, concurrency, accepted, perSecond: accepted / seconds, sent, tasks }
}

/** Distinct guests, distinct posts, signed before the clock starts. */
function makePosts({ connectorId, secret }: Sender, count: number): Post[] {
  const at = new Date()
  return Array.from({ length: count }, (_, n) => {
    const id = newId()
    const body = Buffer.from(
      JSON.stringify({
        id,
        kind: 'mention',
        occurredAt: at.toISOString(),
        author: { id, handle: `guest_${id.slice(-12)}`, name: `Guest ${n}` },
        text: `We are at the bench tonight and it is lovely, table for ${n % 9}`,
        language: 'en',
        url: `https://posts.example/${id}`,
      }),
    )
    return {
      path: `/api/webhooks/${connectorId}`,
      headers: signedHeaders({ id: `msg_${id}`, at, body }, secret),
      body,
    }
  })
}

/** Waits until there are as many as there must be, or until nothing more comes. */
async function countTasks(
  { pool }: BenchHouse,
  { propertyId, connectorId }: Sender,
  wanted: number,
): Promise<number> {
  const until = performance.now() + TASKS_WITHIN_MS
  for (;;) {
    const { rows } = await pool.query<{ tasks: number }>(
      `select count(*)::int as tasks from tasks t join signals s on s.property_id = t.property_id and s.id = t.signal_id
       where t.property_id = $1 and s.connector_id = $2`,
      [propertyId, connectorId],
    )
    const tasks = rows[0]?.tasks ?? 0
    if (tasks >= wanted || performance.now() > until) return tasks
    await new Promise((done) => setTimeout(done, 500))
  }
}

function report({ via, concurrency, accepted, tasks, perSecond, sent }: Case, plain: Case) {
  const times = sent.map(({ ms }) => ms).toSorted((one, other) => one - other)
  const at = (share: number) => Number((times[Math.floor(times.length * share)] ?? 0).toFixed(2))
  console.log(
    JSON.stringify({
      bench: 'intake',
      via,
      concurrency,
      accepted,
      tasks,
      perSecond: Math.round(perSecond),
      p50Ms: at(0.5),
      p95Ms: at(0.95),
      p99Ms: at(0.99),
      ratioToPlain: Number((perSecond / plain.perSecond).toFixed(2)),
    }),
  )
}
