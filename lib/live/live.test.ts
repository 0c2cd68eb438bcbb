import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

import { openHub } from './hub'
import { openStream } from './open-stream'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('the hub', () => {
  test('tells a change at once, and a burst once more when it is over', () => {
    const hub = openHub()
    const heard: string[] = []
    hub.join('swan', (news) => heard.push(news))
    for (let n = 0; n < 50; n += 1) hub.changed('swan')
    expect(heard).toEqual(['changed'])
    vi.advanceTimersByTime(100)
    expect(heard).toEqual(['changed', 'changed'])
    vi.advanceTimersByTime(1000)
    expect(heard).toHaveLength(2)
  })

  test('tells only the house that changed, and a resync to all', () => {
    const hub = openHub()
    const heard: string[] = []
    hub.join('swan', (news) => heard.push(`swan ${news}`))
    const leave = hub.join('heron', (news) => heard.push(`heron ${news}`))
    hub.changed('heron')
    hub.resync()
    expect(heard).toEqual(['heron changed', 'swan resync', 'heron resync'])
    leave()
    hub.changed('heron')
    expect(heard).toHaveLength(3)
    expect(hub.size()).toBe(1)
  })
})

describe('a stream', () => {
  const marta = { personId: 'marta', propertyId: 'swan' }
  const ask = (method = 'GET', since = '') =>
    new Request(`http://house.example/api/live${since}`, { method, headers: { cookie: 'house=1' } })

  function house(memberOf: () => Promise<typeof marta | null> = async () => marta) {
    const closing = new AbortController()
    return { hub: openHub(), memberOf, signal: closing.signal, close: () => closing.abort() }
  }
  const reading = (response: Response) => {
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    return async () => (await reader?.read())?.value
  }

  test('begins with a resync and says every change after it', async () => {
    const live = house()
    const response = await openStream(live, ask())
    expect(response.headers.get('content-type')).toContain('text/event-stream')
    expect(response.headers.get('x-accel-buffering')).toBe('no')

    const next = reading(response)
    expect(await next()).toBe('retry: 2000\n\nevent: resync\ndata: {}\n\n')
    live.hub.changed('heron')
    live.hub.changed('swan')
    expect(await next()).toBe('event: changed\ndata: {}\n\n')
    live.hub.beat()
    expect(await next()).toBe('event: beat\ndata: {}\n\n')
  })

  test('begins quietly where nothing changed since the page was read, and with a resync in any doubt', async () => {
    const live = house()
    const begins = async (readAt: number) => {
      const response = await openStream(live, ask('GET', `?since=${readAt}`))
      return /event: (\w+)/.exec((await reading(response)()) ?? '')?.[1]
    }
    vi.setSystemTime(100_000)
    expect(await begins(100_000), 'nothing was heard of the database yet').toBe('resync')
    live.hub.resync()
    vi.setSystemTime(110_000)
    expect(await begins(109_000)).toBe('ready')
    live.hub.changed('heron')
    expect(await begins(109_000)).toBe('ready')
    live.hub.changed('swan')
    expect(await begins(109_000)).toBe('resync')
    expect(await begins(110_100), 'as it was read').toBe('resync')
    vi.setSystemTime(120_000)
    expect(await begins(119_000)).toBe('ready')
    live.hub.resync()
    expect(await begins(119_000), 'the line was lost meanwhile').toBe('resync')
    expect(await begins(999_000), 'by another clock').toBe('resync')
  })

  test('is for those who are signed in, and read only', async () => {
    expect(
      (
        await openStream(
          house(async () => null),
          ask(),
        )
      ).status,
    ).toBe(401)
    expect((await openStream(house(), ask('POST'))).status).toBe(405)
    const away = async () => {
      throw new Error('the database is away')
    }
    expect((await openStream(house(away), ask())).status).toBe(503)
  })

  test('ends within half a minute of its person being disabled, and not while the database is away', async () => {
    let answer: () => Promise<typeof marta | null> = async () => marta
    const live = house(() => answer())
    await openStream(live, ask())
    answer = async () => {
      throw new Error('the database is away')
    }
    await vi.advanceTimersByTimeAsync(60_000)
    expect(live.hub.size()).toBe(1)
    answer = async () => null
    await vi.advanceTimersByTimeAsync(30_000)
    expect(live.hub.size()).toBe(0)
  })

  test('ends when its person moves to another house', async () => {
    let propertyId = 'swan'
    const live = house(async () => ({ personId: 'marta', propertyId }))
    await openStream(live, ask())
    propertyId = 'heron'
    await vi.advanceTimersByTimeAsync(30_000)
    expect(live.hub.size()).toBe(0)
  })

  test('ends when the house closes, when the screen goes, and when nobody reads it', async () => {
    const closing = house()
    await openStream(closing, ask())
    closing.close()
    expect(closing.hub.size()).toBe(0)

    const gone = house()
    await (await openStream(gone, ask())).body?.cancel()
    expect(gone.hub.size()).toBe(0)

    const stuck = house()
    await openStream(stuck, ask())
    for (let n = 0; n < 100; n += 1) stuck.hub.beat()
    expect(stuck.hub.size()).toBe(0)
  })
})
