import { describe, expect, test } from 'vitest'

import { type Begin, keepRunning, planRestart, type Run } from './keep-running'

/** A part whose end the test decides. */
function aPart() {
  const runs: { end: (how: string) => void; stops: number }[] = []
  const begin: Begin = async () => {
    const ended = Promise.withResolvers<string>()
    const state = { end: ended.resolve, stops: 0 }
    runs.push(state)
    const stop = async () => {
      state.stops += 1
      ended.resolve('was stopped')
    }
    return { gone: ended.promise, stop } satisfies Run
  }
  return { begin, runs }
}

const settled = () => new Promise((done) => setTimeout(done, 5))

async function keep(begin: Begin) {
  const said: string[] = []
  const waits: number[] = []
  const kept = await keepRunning('web', begin, {
    say: (sentence) => said.push(sentence),
    signal: new AbortController().signal,
    wait: async (ms) => void waits.push(ms),
  })
  return { kept, said, waits }
}

describe('a part of the house', () => {
  test('is started again when it ends unasked, and that is said', async () => {
    const { begin, runs } = aPart()
    const { kept, said } = await keep(begin)
    runs[0]?.end('was ended by SIGKILL')
    await settled()
    expect(runs).toHaveLength(2)
    expect(said).toEqual(['web was ended by SIGKILL: starting it again.'])
    await kept.stop()
  })

  test('is not started again once it was asked to end', async () => {
    const { begin, runs } = aPart()
    const { kept, said } = await keep(begin)
    await kept.stop()
    expect([runs.length, runs[0]?.stops, said]).toEqual([1, 1, []])
  })

  test('that cannot even start says so to whoever wanted it', async () => {
    await expect(keep(() => Promise.reject(new Error('no such file')))).rejects.toThrow('no such file')
  })

  test('that ends again and again is tried ever more rarely, and the loop is called one', async () => {
    let starts = 0
    const { kept, said, waits } = await keep(async () => {
      starts += 1
      const lasts = starts === 7 ? new Promise<string>(() => undefined) : Promise.resolve('ended with code 1')
      return { gone: lasts, stop: async () => undefined }
    })
    await settled()
    expect(waits).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000])
    expect(said[3]).toBe('web ended with code 1: starting it again.')
    expect(said[4]).toBe('web ended with code 1: it does so again and again; next try in 4 s.')
    void kept
  })

  test('is tried soon again after a good minute, and at least twice a minute in a bad one', () => {
    expect(planRestart([0, 1, 2, 61_000], 61_000)).toEqual({ afterMs: 250, isLoop: false })
    expect(planRestart(Array(40).fill(1_000), 1_000)).toEqual({ afterMs: 30_000, isLoop: true })
  })
})
