/** Asks for a port before the house is built and furnished, so that a taken one is said at once. */
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

import { CannotStart } from '@/db/cannot-start'

/** Waits up to `patienceMs` for a port that is just being given back, then says in a sentence why it cannot be had. */
export async function requireFreePort({ port, host }: { port: number; host: string }, patienceMs: number) {
  const until = Date.now() + patienceMs
  for (;;) {
    const trouble = await tryPort(port, host)
    if (!trouble) return
    if (trouble !== 'EADDRINUSE' || Date.now() >= until)
      throw new CannotStart(portSentence(trouble, port, host))
    await pause(200)
  }
}

/** Why a port cannot be had, for the person who typed the command. */
export function portSentence(trouble: string, port: number, host: string): string {
  if (trouble === 'EADDRINUSE')
    return `Port ${port} is taken by another program: stop that one, or choose another with PORT=${port + 1}.`
  if (trouble === 'EACCES')
    return `Port ${port} may not be opened by this user: choose one above 1023 with PORT.`
  return `Nothing can listen on ${host}, port ${port} (${trouble}): HOST must be an address of this machine.`
}

/** Null when it is free, otherwise the system's word for the trouble. */
function tryPort(port: number, host: string): Promise<string | null> {
  return new Promise((done) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => done(error.code ?? 'unknown'))
    probe.listen(port, host, () => probe.close(() => done(null)))
  })
}
