import { readFileSync } from 'node:fs'
import { Pool } from 'pg'
import { newId } from '@/db/id'
import { signedHeaders } from '@/lib/channels/signature'
import { sendAll } from './bin/bench/post'

const s = JSON.parse(readFileSync('/tmp/intake-seed.json', 'utf8'))
const pid = readFileSync('/tmp/intake-web.pid', 'utf8').trim()
const cpu = (p: string) => {
  const f = readFileSync(`/proc/${p}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(f[11]) + Number(f[12])) * 10
}
const mk = (n: number) =>
  Array.from({ length: n }, (_, i) => {
    const id = newId()
    const body = Buffer.from(
      JSON.stringify({
        id,
        kind: 'mention',
        occurredAt: new Date().toISOString(),
        author: { id, handle: `g_${id.slice(-12)}`, name: `Guest ${i}` },
        text: `We are at the bench tonight and it is lovely, table for ${i % 9}`,
        language: 'en',
        url: `https://posts.example/${id}`,
      }),
    )
    return {
      path: `/api/webhooks/${s.connectorId}`,
      headers: signedHeaders({ id: `msg_${id}`, at: new Date(), body }, s.secret),
      body,
    }
  })
const [n, c] = [Number(process.argv[2]), Number(process.argv[3])]
await sendAll(3102, mk(500), c)
const posts = mk(n)
const t0 = performance.now(),
  c0 = cpu(pid),
  m0 = process.cpuUsage()
const sent = await sendAll(3102, posts, c)
const ms = performance.now() - t0
const me = process.cpuUsage(m0)
const bad = sent.filter((x) => x.status !== 202).length
console.log('door', {
  n,
  c,
  perSecond: Math.round((n / ms) * 1000),
  webCpuUsPerDelivery: Math.round(((cpu(pid) - c0) * 1000) / n),
  clientCpuUs: Math.round((me.user + me.system) / n),
  bad,
})
const pool = new Pool({ connectionString: process.env.DATABASE_URL ?? '', max: c })
await Promise.all(Array.from({ length: c }, () => pool.query('select pg_sleep(0.01)')))
const left = mk(n).values()
const t1 = performance.now(),
  m1 = process.cpuUsage()
await Promise.all(
  Array.from({ length: c }, async () => {
    for (const p of left)
      await pool.query(
        `insert into deliveries (property_id, id, connector_id, key, content_type, body, received_at, state) values ($1,$2,$3,$4,'application/json',$5,now(),'taken')`,
        [s.propertyId, newId(), s.connectorId, newId(), p.body],
      )
  }),
)
const ms1 = performance.now() - t1
const me1 = process.cpuUsage(m1)
console.log('plain', {
  perSecond: Math.round((n / ms1) * 1000),
  clientCpuUs: Math.round((me1.user + me1.system) / n),
  ratio: (ms1 / ms).toFixed(2),
})
await pool.end()
