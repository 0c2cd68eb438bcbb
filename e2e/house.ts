/** `test` for the browser: every test makes a house of its own on the database of the running server. */
import {
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
} from '@playwright/test'

import { type Database, openDatabase } from '@/db/client'
import { newId } from '@/db/id'
import type { Property } from '@/db/schema/house'
import type { Task } from '@/db/schema/tasks'
import type { Network, Role } from '@/db/vocabulary'
import { mintSession, sessionCookieName } from '@/lib/auth/session-cookie'
import { signedHeaders } from '@/lib/channels/signature'
import { createConnector } from '@/lib/connectors/create-connector'
import type { ChannelOnOffer } from '@/lib/connectors/on-offer'
import type { Member } from '@/lib/people/member'
import { hashPassword } from '@/lib/people/password'
import { makeTask, type TaskDraft } from '@/lib/tasks/make-task'
import { aMember, aProperty } from '@/lib/testing/furnish'
import { zoneOfEvening } from '@/lib/testing/zone-of-evening'

import { type Rest, Windows } from './windows'

type PersonOptions = {
  name?: string
  teamIds?: string[]
  /** Their name for signing in; without one they come in by cookie only. */
  staffName?: string
  password?: string
  mustChangePassword?: boolean
  locale?: 'en' | 'es'
  theme?: 'system' | 'day' | 'night'
}

/** A connector as its sender knows it; `outgoingSecret` signs what leaves by it. */
export type Source = { id: string; secret: string; outgoingSecret: string | null }

/** One property with what a test puts into it. Nothing is shared with another test, so they run side by side. */
export class House {
  readonly db: Database
  readonly property: Property
  private readonly baseUrl: string
  private connector: Source | undefined

  constructor(db: Database, property: Property, baseUrl: string) {
    this.db = db
    this.property = property
    this.baseUrl = baseUrl
  }

  get propertyId() {
    return this.property.id
  }

  /** Somebody who works here. */
  person(role: Role, { name = 'Marta Oliveira', teamIds = [], password, ...row }: PersonOptions = {}) {
    return this.employ(role, name, teamIds, password, row)
  }

  private async employ(
    role: Role,
    name: string,
    teamIds: string[],
    password: string | undefined,
    row: Omit<PersonOptions, 'name' | 'teamIds' | 'password'>,
  ): Promise<Member> {
    const person = { ...row, ...(password && { passwordHash: await hashPassword(password) }) }
    return aMember(this.db, this.propertyId, { name, role, teamIds, person })
  }

  /** Signs in without the sign-in page: only its own test pays for that. */
  async signIn(where: Page | BrowserContext, member: Pick<Member, 'personId'>, sessionEpoch = 0) {
    const context = 'context' in where ? where.context() : where
    const session = { personId: member.personId, propertyId: this.propertyId, sessionEpoch }
    const value = await mintSession(session)
    await context.addCookies([
      { name: sessionCookieName(), value, url: this.baseUrl, httpOnly: true, sameSite: 'Lax' },
    ])
  }

  /** Sends a signal as a channel would: signed, over HTTP, to the running server. Answers the status. */
  async hears(
    payload: Record<string, unknown>,
    {
      deliveryId = newId(),
      at = new Date(),
      through,
    }: { deliveryId?: string; at?: Date; through?: Source } = {},
  ): Promise<number> {
    const { id, secret } = through ?? this.connector ?? (await this.connect())
    const signal = { id: newId(), action: 'created', occurredAt: at.toISOString(), ...payload }
    const body = Buffer.from(JSON.stringify(signal))
    const response = await fetch(`${this.baseUrl}/api/webhooks/${id}`, {
      method: 'POST',
      headers: signedHeaders({ id: deliveryId, at, body }, secret),
      body,
    })
    return response.status
  }

  /** A task made by hand for whoever is there: doable now, due in twenty minutes, its window open for an hour. */
  async makes(what: Partial<TaskDraft> & ({ act: string } | { gestureId: string })): Promise<Task> {
    const now = new Date()
    const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
    const times = { dueAt: inMinutes(20), windowEndsAt: inMinutes(60) }
    const draft = { kind: 'gesture', status: 'open', causeKey: newId(), ...times, ...what } as const
    const { propertyId } = this
    const task = await this.db.transaction((tx) => makeTask(tx, { ...draft, propertyId }, now))
    if (!task) throw new Error('The task was not made.')
    return task
  }

  /** Connects a source; `hears` makes one by itself and then uses the last one made, unless told another. */
  async connect({
    name = 'Foursquare',
    channel = 'standard_webhooks',
    network = 'foursquare',
    ...rest
  }: {
    name?: string
    channel?: ChannelOnOffer
    network?: Network
    outgoingUrl?: string
  } = {}): Promise<Source> {
    const admin = await this.person('admin', { name: 'The connecting admin' })
    const what = { name, channel, network, ...rest }
    const created = await createConnector(this.db, admin, what, new Date())
    if (!created.ok) throw new Error(`The connector was refused: ${created.refusal}`)
    const { connector, secret, outgoingSecret } = created
    this.connector = { id: connector.id, secret, outgoingSecret }
    return this.connector
  }
}

export type Visit = BrowserContextOptions & { opens?: string }

type Fixtures = {
  house: House
  /** Another house in the same installation, for what must not cross. */
  otherHouse: House
  /** Somebody of the house comes in with a browser of their own and opens the inbox, or the page named. */
  comesIn: (house: House, member: Pick<Member, 'personId'>, visit?: Visit) => Promise<Page>
  /** For what nobody comes into by a cookie, or by more than one window. */
  windows: Windows
  /** Console errors that this test expects, as parts of their text or address: push to it. */
  expectedErrors: string[]
}

export const test = base.extend<Fixtures, { houseDatabase: Database; restingWindows: Rest }>({
  // biome-ignore lint/correctness/noEmptyPattern: as below.
  restingWindows: [async ({}, use) => use(new Map()), { scope: 'worker' }],
  houseDatabase: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures it needs from this pattern.
    async ({}, use) => {
      const url = process.env.DATABASE_URL
      if (!url) throw new Error('DATABASE_URL does not name the database of the running server.')
      const opened = openDatabase(url, { name: 'on-the-house e2e', max: 4, onError: () => undefined })
      await use(opened.db)
      await opened.close()
    },
    { scope: 'worker' },
  ],
  house: async ({ houseDatabase, baseURL }, use) => {
    await use(await aHouse(houseDatabase, 'The Swan', baseURL))
  },
  otherHouse: async ({ houseDatabase, baseURL }, use) => {
    await use(await aHouse(houseDatabase, 'The Bear', baseURL))
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures it needs from this pattern.
  expectedErrors: async ({}, use) => use([]),
  windows: async ({ browser, restingWindows, baseURL, expectedErrors }, use) => {
    const windows = new Windows(browser, restingWindows, baseURL ?? '', expectedErrors)
    await use(windows)
    expect(await windows.close(), 'the consoles of all windows stay quiet').toEqual([])
  },
  comesIn: async ({ windows }, use) => {
    await use(async (house, member, { opens = '/inbox', ...options } = {}) => {
      const page = await windows.openOne(options)
      await house.signIn(page, member)
      await page.goto(opens)
      return page
    })
  },
  page: async ({ windows }, use) => use(await windows.openOne()),
  context: async ({ page }, use) => use(page.context()),
})

/** An empty house where it is evening; `row` says what is special about it. */
export async function aHouse(
  db: Database,
  name: string,
  baseUrl: string | undefined,
  row: Partial<Omit<Property, 'id' | 'name'>> = {},
) {
  if (!baseUrl) throw new Error('Playwright has no baseURL: which server is meant?')
  const zone = zoneOfEvening(new Date())
  const property = await aProperty(db, { zone, ...row, name: `${name} ${newId().slice(-6)}` })
  return new House(db, property, baseUrl)
}

export { expect }
