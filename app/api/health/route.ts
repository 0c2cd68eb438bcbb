import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { database } from '@/db/pool'
import { countWaitingJobs } from '@/lib/jobs/job-store'
import { log } from '@/lib/log'

export const dynamic = 'force-dynamic'

/** For whoever watches the house from outside. Tells no names, no words and no reasons: those are in the log. */
export async function GET() {
  const version = versionOfTheHouse()
  const headers = { 'cache-control': 'no-store' }
  try {
    const { waiting, oldestSeconds } = await countWaitingJobs(database())
    const jobs = { waiting, oldestSeconds }
    return Response.json({ status: 'ok', version, database: 'ok', jobs }, { headers })
  } catch (error) {
    log.warn({ err: error }, 'the health of the database could not be read')
    return Response.json({ status: 'down', version, database: 'unreachable' }, { status: 503, headers })
  }
}

let version: string | undefined

function versionOfTheHouse(): string {
  version ??= String(JSON.parse(readFileSync(join(process.cwd(), 'package.json'), 'utf8')).version)
  return version
}
