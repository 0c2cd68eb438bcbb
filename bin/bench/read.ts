/** How one read of a bench is measured: how long it takes one person who asks again and again, and what it looks at. */
import type { Database } from '@/db/client'

import type { watchedDatabase } from './watched-store'

/** How many finished tasks the houses of a bench have. */
export const SIZES = [1_000, 100_000, 1_000_000]

export type Read = { name: string; times: number; run: (db: Database) => Promise<unknown> }

export async function measure({ db, costOf }: ReturnType<typeof watchedDatabase>, { run, times }: Read) {
  const took: number[] = []
  // The first few warm up.
  for (let time = -3; time < times; time += 1) {
    const began = performance.now()
    await run(db)
    if (time >= 0) took.push(performance.now() - began)
  }
  took.sort((one, other) => one - other)
  const at = (share: number) => Math.round((took[Math.ceil(share * took.length) - 1] ?? 0) * 10) / 10
  return { p50Ms: at(0.5), p95Ms: at(0.95), ...(await costOf(run)) }
}

export const say = (line: Record<string, string | number>) => console.log(JSON.stringify(line))
