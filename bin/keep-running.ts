/** Keeps one part of the house alive: what ends unasked is started again, sooner or later by how often it fails. */
import { setTimeout as pause } from 'node:timers/promises'

export type Run = {
  /** Settles when it has ended, with how, in words. */
  gone: Promise<string>
  /** Asks it to end, and waits until it has. */
  stop: () => Promise<void>
}

/** Starts the part and resolves once it is ready. Rejects when it ends before, or when `signal` aborts. */
export type Begin = (signal: AbortSignal) => Promise<Run>

const REMEMBER_MS = 60_000
const FIRST_DELAY_MS = 250
const LONGEST_DELAY_MS = 30_000
const LOOP_AT = 5

/** How long to wait after the failures at these times, the last of them `now`, and whether to call it a loop. */
export function planRestart(failedAt: readonly number[], now: number): { afterMs: number; isLoop: boolean } {
  const recent = failedAt.filter((at) => now - at < REMEMBER_MS).length
  return {
    afterMs: Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.max(0, recent - 1)),
    isLoop: recent >= LOOP_AT,
  }
}

type Keeping = {
  say: (sentence: string) => void
  /** Aborted when the house closes: nothing is started any more. What runs is ended by `stop`, in its turn. */
  signal: AbortSignal
  wait?: typeof pauseFor
}

/**
 * Resolves once the part is ready for the first time; a part that cannot even start rejects. Afterwards it is
 * kept until `stop`, and `say` gets a sentence about every failure.
 */
export async function keepRunning(
  name: string,
  begin: Begin,
  { say, signal, wait = pauseFor }: Keeping,
): Promise<{ stop: () => Promise<void> }> {
  const leaving = new AbortController()
  const either = AbortSignal.any([leaving.signal, signal])
  const failedAt: number[] = []
  let run: Run | null = await begin(either)

  const restart = async (how: string) => {
    failedAt.push(Date.now())
    const { afterMs, isLoop } = planRestart(failedAt, Date.now())
    const again = isLoop ? `it does so again and again; next try in ${afterMs / 1000} s` : 'starting it again'
    say(`${name} ${how}: ${again}.`)
    await wait(afterMs, either)
    return begin(either)
  }

  const keep = async () => {
    let how = (await run?.gone) ?? ''
    while (!either.aborted) {
      run = null
      try {
        run = await restart(how)
        how = await run.gone
      } catch (error) {
        how = error instanceof Error ? `did not start (${error.message})` : 'did not start'
      }
    }
  }
  const kept = keep()

  return {
    stop: async () => {
      leaving.abort()
      await run?.stop()
      await kept
    },
  }
}

/** Ends early, without an error, when the house is closing. */
async function pauseFor(ms: number, signal: AbortSignal) {
  await pause(ms, undefined, { signal }).catch(() => undefined)
}
