/** `test` for evenings: a house furnished like the demonstration's, where it is evening, its people, and whoever posts its replies. */
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'
import { z } from 'zod'

import { standardWebhooks } from '@/lib/channels/standard-webhooks'
import { accountOf } from '@/lib/connectors/account'
import { createConnector } from '@/lib/connectors/create-connector'
import type { NewConnector } from '@/lib/connectors/input'
import { openPlaybooks } from '@/lib/demonstration/furnish-demonstration'
import { type Furniture, furnishHouse, idOf, worked } from '@/lib/demonstration/furnish-house'
import { HOUSE_FACTS } from '@/lib/demonstration/houses'
import { DEMONSTRATION_PEOPLE, type DemonstrationHouse } from '@/lib/demonstration/people'
import { changeVoice } from '@/lib/people/change-voice'
import type { Member } from '@/lib/people/member'
import { aRawDelivery, trusting } from '@/lib/testing/trust'

import { aHouse, test as base, expect, type House, type Source, type Visit } from './house'

/** A reply that left the house, as the program behind the connector received it. */
export type Posted = { at: Date; id: string; text: string; to: string; isSigned: boolean }

/** What signs and takes the house's replies; it answers each with the id of the post it made of it. */
export type PostOffice = { url: string; posted: Posted[]; secret: string }

const Delivery = z.object({ data: z.object({ text: z.string(), to: z.string() }) })

/** A connector as its sender knows it, and where it sends. */
export type Connected = Source & { url: string }

type Fixtures = {
  evening: (which: DemonstrationHouse) => Promise<Evening>
  postOffice: PostOffice
}

type Setting = {
  house: House
  which: DemonstrationHouse
  furniture: Furniture
  admin: Member
  open: (member: Member, visit?: Visit) => Promise<Page>
}

export class Evening {
  readonly house: House
  readonly admin: Member
  private readonly setting: Setting
  private readonly sources = new Map<string, Source>()

  constructor(setting: Setting) {
    this.house = setting.house
    this.admin = setting.admin
    this.setting = setting
  }

  /** Connects what the demonstration connects under this name; `how` says what is another channel's, or given besides. */
  async connect(name: string, how: Partial<Omit<NewConnector, 'name'>> = {}): Promise<Connected> {
    const { house, which, furniture, admin } = this.setting
    const facts = HOUSE_FACTS[which].connectors.find((one) => one.name === name)
    if (!facts) throw new Error(`The ${which} has no connector "${name}".`)
    const { channel, network, outlet, ownHandle } = facts
    const outletId = outlet === null ? null : idOf(furniture.outlets, outlet)
    const ownHandles = ownHandle === null ? [] : [ownHandle]
    const what = { name, channel, network, outletId, ownHandles, ...how }
    const { connector, ...secrets } = worked(await createConnector(house.db, admin, what, new Date()), name)
    const source = { ...secrets, id: connector.id, url: accountOf(connector).webhookUrl }
    this.sources.set(name, source)
    return source
  }

  /** A guest says something, or the hotel's system does: a signed webhook that the house keeps. */
  async hears(name: string, signal: Record<string, unknown>) {
    const through = this.sources.get(name) ?? (await this.connect(name))
    expect(await this.house.hears(signal, { through }), 'the house keeps what it hears').toBe(202)
  }

  /** Somebody of the demonstration's people begins the shift, with voice and teams, in English. */
  async comesIn(staffName: string, visit?: Visit): Promise<Page> {
    const { house, which, furniture, open } = this.setting
    const person = DEMONSTRATION_PEOPLE.find((one) => one.staffName === staffName)
    const membership = person?.houses[which]
    if (!person || !membership) throw new Error(`Nobody called "${staffName}" works in the ${which}.`)
    const teamIds = membership.teams.map((team) => idOf(furniture.teams, team))
    const member = await house.person(membership.role, { name: person.name, teamIds })
    const { publicName, publicRole } = person.voice
    const voice = { publicName, publicRole, network: [], handle: [], isShown: undefined }
    await changeVoice(house.db, member, voice, new Date())
    return open(member, visit)
  }
}

export const test = base.extend<Fixtures>({
  evening: async ({ houseDatabase: db, baseURL, comesIn }, use) => {
    await use(async (which) => {
      const { name, currency, rollsAtHour } = HOUSE_FACTS[which]
      const house = await aHouse(db, name, baseURL, { currency, rollsAtHour })
      const admin = await house.person('admin', { name: 'Helena Prado' })
      const facts = HOUSE_FACTS[which]
      const furniture = await furnishHouse(db, admin, facts)
      await openPlaybooks(db, admin, { facts, furniture }, new Date())
      const open = (member: Member, visit?: Visit) => comesIn(house, member, visit)
      return new Evening({ house, which, furniture, admin, open })
    })
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures it needs from this pattern.
  postOffice: async ({}, use) => {
    const office: PostOffice = { url: '', posted: [], secret: '' }
    const server = createServer(async (request, response) => {
      const post = readPost(request, Buffer.concat(await request.toArray()), office.secret)
      office.posted.push(post)
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ id: post.id }))
    })
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    office.url = `http://127.0.0.1:${portOf(server.address())}/post`
    await use(office)
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  },
})

function portOf(address: string | AddressInfo | null): number {
  if (address === null || typeof address === 'string') throw new Error('The post office has no port.')
  return address.port
}

function readPost(request: IncomingMessage, body: Buffer, secret: string): Posted {
  const headers = new Headers(Object.entries(request.headers).map(([key, value]) => [key, String(value)]))
  const at = new Date()
  const { data } = Delivery.parse(JSON.parse(body.toString()))
  const isSigned = standardWebhooks.verify(aRawDelivery({ headers, body }), trusting([secret]), at)
  return { at, id: `post-${headers.get('webhook-id')}`, text: data.text, to: data.to, isSigned }
}

export { expect }
