/**
 * Every page, route and action of the build, asked from outside as nobody, as the wrong role, as somebody disabled,
 * as somebody who must first change a code, and with each id swapped for one of another house. The right person
 * with the right ids is asked last: a row that nobody gets through proves nothing.
 */
import { ROLES, type Role } from '@/db/vocabulary'
import { mintSession, sessionCookieName } from '@/lib/auth/session-cookie'
import type { Member } from '@/lib/people/member'

import { ACTIONS } from './authorization/actions'
import { footprint } from './authorization/footprint'
import { PAGES } from './authorization/pages'
import { builtActions, postAction, wasDone } from './authorization/post-action'
import { ROUTES } from './authorization/routes'
import type { Who } from './authorization/rows'
import { aWorld, type IdName, type Ids, readIds, type World } from './authorization/world'
import { expect, test as houseTest } from './house'

/** A worker reads this file once: what its rows share is no fixture of the worker, which would need one of its own. */
const worlds = new Map<string, Promise<World>>()
const once = (name: string, make: () => Promise<World>) => {
  const world = worlds.get(name) ?? make()
  worlds.set(name, world)
  return world
}

type Shared = {
  /** The other house is only named and watched. */
  other: World
  /** Pages are only read, so those for one role share a world. */
  readWorld: (role: Role) => Promise<World>
}

const test = houseTest.extend<Shared>({
  other: async ({ houseDatabase: db }, use) => use(await once('the other', () => aWorld(db, 'admin'))),
  readWorld: async ({ houseDatabase: db }, use) => use((role) => once(role, () => aWorld(db, role))),
})

const isRole = (who: Who): who is Role => ROLES.some((role) => role === who)
const below = (role: Role) => ROLES.slice(0, ROLES.indexOf(role))

async function cookieOf({ personId, propertyId }: Pick<Member, 'personId' | 'propertyId'>) {
  return `${sessionCookieName()}=${await mintSession({ personId, propertyId, sessionEpoch: 0 })}`
}

/** Everybody who must be refused, by what is wrong with them. */
async function strangers(world: World, role: Role): Promise<[string, string | null][]> {
  const wrong = below(role).map((lower) => [lower, world.actors[lower]] as const)
  const others = [
    ['disabled', world.disabled],
    ['newcomer', world.newcomer],
  ] as const
  const cookies = [...wrong, ...others].map(
    async ([what, member]) => [what, await cookieOf(member)] as [string, string],
  )
  return [['nobody', null], ['forged', `${sessionCookieName()}=forged`], ...(await Promise.all(cookies))]
}

/** The same ids with one taken from another house; of everything that the row reads, one after the other. */
const swaps = (mine: Ids, theirs: Ids, taken: readonly IdName[]): [IdName, Ids][] =>
  taken.map((name) => [name, { ...mine, [name]: theirs[name] }])

test.describe.configure({ mode: 'parallel' })

for (const [file, { who, at, leadsTo = '' }] of Object.entries(PAGES)) {
  test(`the page ${file} is for ${who}`, async ({ readWorld, baseURL, other }) => {
    const role = isRole(who) ? who : 'staff'
    const world = await readWorld(role)
    const { value: path, taken } = readIds(world.ids, at)
    const ask = async (path: string, cookie: string | null) => {
      const response = await fetch(`${baseURL}${path}`, {
        redirect: 'manual',
        headers: cookie ? { cookie } : {},
      })
      return {
        status: response.status,
        to: response.headers.get('location') ?? '',
        text: await response.text(),
      }
    }

    if (who === 'anyone') return expect((await ask(path, null)).status).toBe(200)
    for (const [what, cookie] of await strangers(world, role)) {
      if (who === 'arrival' && what === 'newcomer') continue
      const { status, to } = await ask(path, cookie)
      const isLower = ROLES.some((lower) => lower === what)
      expect([status, to.replace(/\?.*/, '')], `${what} is refused`).toEqual(
        isLower ? [404, ''] : [307, what === 'newcomer' ? '/sign-in/password' : '/sign-in'],
      )
    }
    if (who === 'arrival') return expect((await ask(path, await cookieOf(world.newcomer))).status).toBe(200)

    const cookie = await cookieOf(world.actors[role])
    for (const [name, ids] of swaps(world.ids, other.ids, taken))
      expect((await ask(at(ids), cookie)).status, `another house’s ${name} is refused`).toBe(404)
    const { status, to, text } = await ask(path, cookie)
    expect([status, to], 'the right person is shown the page').toEqual([leadsTo ? 307 : 200, leadsTo])
    for (const theirs of [other.ids.guest, other.ids.colleague, other.actors.admin.propertyId])
      expect(text).not.toContain(theirs)
  })
}

for (const [key, { who, method, at, body, reachesNothing = {}, provedElsewhere }] of Object.entries(ROUTES)) {
  if (provedElsewhere) continue
  test(`the route ${key} is for ${who}`, async ({ houseDatabase: db, baseURL, other }) => {
    const role = isRole(who) ? who : 'staff'
    const world = await aWorld(db, role)
    const { value: path, taken } = readIds(world.ids, at)
    const ask = async (path: string, cookie: string | null) => {
      const headers = cookie ? { cookie } : {}
      const response = await fetch(`${baseURL}${path}`, {
        method,
        redirect: 'manual',
        headers,
        ...(body && { body: new Uint8Array(body) }),
      })
      await response.body?.cancel()
      const isSentAway = response.headers.get('location')?.startsWith('/sign-in')
      return isSentAway ? 401 : response.status
    }

    if (who === 'anyone') return expect(await ask(path, null)).toBe(200)
    for (const [what, cookie] of await strangers(world, role))
      expect([401, 404], `${what} is refused`).toContain(await ask(path, cookie))
    const cookie = await cookieOf(world.actors[role])
    const before = await footprint(db, other.ids.house)
    for (const [name, ids] of swaps(world.ids, other.ids, taken))
      if (!reachesNothing[name])
        expect([404, 422], `another house’s ${name} is refused`).toContain(await ask(at(ids), cookie))
    expect(await footprint(db, other.ids.house), 'nothing changed in the other house').toEqual(before)
    expect(await ask(path, cookie), 'the right person is let through').toBe(200)
  })
}

for (const [key, row] of Object.entries(ACTIONS)) {
  const { who: asked, as: acts, sends, reachesNothing = {}, provedElsewhere } = row
  const who = acts ?? asked
  if (provedElsewhere || !isRole(who)) continue
  test(`the action ${key} is for ${who}`, async ({ houseDatabase: db, baseURL, other }) => {
    const action = builtActions().get(key.split(' · ')[0] ?? key)
    if (!action) throw new Error('No page of the build offers this action: it can go.')
    const world = await aWorld(db, who)
    const { value: fields, taken } = readIds(world.ids, sends)
    const prints = () => Promise.all([world, other].map(({ ids }) => footprint(db, ids.house)))
    const before = await prints()

    for (const [what, cookie] of await strangers(world, who)) {
      const heard = await postAction(baseURL ?? '', action, fields, cookie)
      expect(wasDone(heard), `${what} is refused: ${JSON.stringify(heard)}`).toBe(false)
    }
    const cookie = await cookieOf(world.actors[who])
    const smuggled = await postAction(
      baseURL ?? '',
      action,
      { ...fields, propertyId: other.ids.house },
      cookie,
    )
    expect(wasDone(smuggled), 'a property in the form is refused').toBe(false)
    for (const [name, ids] of swaps(world.ids, other.ids, taken)) {
      if (reachesNothing[name]) continue
      const heard = await postAction(baseURL ?? '', action, sends(ids), cookie)
      expect(wasDone(heard), `another house’s ${name} is refused: ${JSON.stringify(heard)}`).toBe(false)
    }
    expect(await prints(), 'nothing changed in either house').toEqual(before)

    const heard = await postAction(baseURL ?? '', action, fields, cookie)
    expect(wasDone(heard), `the right person is let through: ${JSON.stringify(heard)}`).toBe(true)
    expect(await footprint(db, other.ids.house), 'nothing changed in the other house').toEqual(before[1])
  })
}
