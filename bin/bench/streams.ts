/**
 * What an open screen costs: memory a stream through the door, and how long one change takes to reach all of them.
 * All on this machine, one socket a screen.
 */
import { execFileSync } from 'node:child_process'
import { connect, type Socket } from 'node:net'

import { sayChanged } from '@/db/changed'
import { mintSession, sessionCookieName } from '@/lib/auth/session-cookie'
import { aMember, aProperty } from '@/lib/testing/furnish'

import { AUTH_SECRET, type BenchHouse, begin, buildPages, openBenchHouse, type Process } from './bench-house'

/** So many screens, one line each. */
const SCREENS = [1000, 5000]
/** Opened and closed before anything is measured: the first ones pay for what all of them share. */
const WARM_UP = 300
const AT_ONCE = 50
const SETTLES_IN_MS = 3000
const HEARD_WITHIN_MS = 30_000
const PORT = 3953

export async function measureStreams() {
  await buildPages()
  const house = await openBenchHouse()
  let web: Process | undefined
  try {
    web = await begin('bin/web.ts', { ...house, port: PORT, name: 'web' })
    await measureAll(house, web)
  } finally {
    await web?.stop()
    await house.leave()
  }
}

async function measureAll({ db }: BenchHouse, web: Process) {
  process.env.AUTH_SECRET = AUTH_SECRET
  const property = await aProperty(db)
  const { personId, propertyId } = await aMember(db, property.id)
  const cookie = `${sessionCookieName()}=${await mintSession({ personId, propertyId, sessionEpoch: 0 })}`

  for (const screen of await openScreens(cookie, WARM_UP)) screen.close()
  await pause(SETTLES_IN_MS)
  const before = memoryOf(web)
  const screens: Screen[] = []
  for (const wanted of SCREENS) {
    screens.push(...(await openScreens(cookie, wanted - screens.length)))
    await pause(SETTLES_IN_MS)
    const grown = memoryOf(web) - before
    const startedAt = performance.now()
    const heard = screens.map((screen) => screen.hears('changed'))
    await sayChanged(db, propertyId)
    const times = (await Promise.all(heard)).map((at) => at - startedAt).toSorted((one, two) => one - two)
    const at = (share: number) => Math.round(times[Math.ceil(share * times.length) - 1] ?? 0)
    console.log(
      JSON.stringify({
        bench: 'streams',
        screens: screens.length,
        grownMB: Math.round(grown / 1000),
        kBEach: Number((grown / screens.length).toFixed(1)),
        heardP50Ms: at(0.5),
        heardLastMs: at(1),
      }),
    )
  }
  for (const screen of screens) screen.close()
}

/** Kilobytes resident, as the system counts them. */
const memoryOf = ({ pid }: Process) =>
  Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }))

type Screen = { hears: (news: string) => Promise<number>; close: () => void }

async function openScreens(cookie: string, count: number): Promise<Screen[]> {
  const screens: Screen[] = []
  const openSome = async () => {
    while (screens.length < count) {
      const opening = openScreen(cookie)
      screens.push(opening.screen)
      await opening.opened
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, openSome))
  return screens
}

function openScreen(cookie: string): { screen: Screen; opened: Promise<number> } {
  const socket = connect({ port: PORT, host: '127.0.0.1' })
  socket.write(`GET /api/live HTTP/1.1\r\nhost: house\r\ncookie: ${cookie}\r\n\r\n`)
  const screen = { hears: (news: string) => hear(socket, news), close: () => socket.destroy() }
  return { screen, opened: screen.hears('resync') }
}

/** When it was said. */
function hear(socket: Socket, news: string): Promise<number> {
  return new Promise((done, failed) => {
    const late = setTimeout(() => failed(new Error(`A screen did not hear "${news}".`)), HEARD_WITHIN_MS)
    socket.on('data', function read(said: Buffer) {
      if (!said.includes(`event: ${news}`)) return
      clearTimeout(late)
      socket.off('data', read)
      done(performance.now())
    })
  })
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))
