/** Waiting for a state without guessing how long it takes. */
import { setTimeout as pause } from 'node:timers/promises'

/** Asks until it is true or the time is over; what is found afterwards decides, so it throws nothing. */
export async function untilTrue(ask: () => Promise<boolean>, withinMs: number, everyMs: number) {
  const until = Date.now() + withinMs
  while (Date.now() < until && !(await ask())) await pause(everyMs)
}
