/** `npm run bench -- <which>`: measures a promise of the house and prints one JSON line a case. */
import { measureInbox } from './bench/inbox'
import { measureIntake } from './bench/intake'
import { measureReport } from './bench/report'
import { measureStreams } from './bench/streams'

const BENCHES: Record<string, () => Promise<void>> = {
  intake: measureIntake,
  inbox: measureInbox,
  report: measureReport,
  streams: measureStreams,
}

const [which = ''] = process.argv.slice(2)
const run = BENCHES[which]
if (run) await run()
else {
  console.error(`Say which: ${Object.keys(BENCHES).join(', ')}`)
  process.exitCode = 1
}
