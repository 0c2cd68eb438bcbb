/** `test` for the two evenings: a house furnished like the demonstration's, its people, and whoever posts its replies. */
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'
import { z } from 'zod'

import { standardWebhooks } from '@/lib/channels/standard-webhooks'
import { openPlaybooks } from '@/lib/demonstration/furnish-demonstration'
import { type Furniture, furnishHouse, idOf } from '@/lib/demonstration/furnish-house'
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

type Fixtures = {
  evening: (which: DemonstrationHouse) => Promise<Evening>
  postOffice: PostOffice
}

export class Evening {
  readonly house: House
  private readonly which: DemonstrationHouse
  private readonly furniture: Furniture
  private readonly open: (member: Member, visit?: Visit) => Promise<Page>
  private readonly sources = new Map<string, Source>()

  constructor(
    house: House,
    which: DemonstrationHouse,
    furniture: Furniture,
    open: (member: Member, visit?: Visit) => Promise<Page>,
  ) {
    this.house = house
    this.which = which
    this.furniture = furniture
    this.open = open
  }

  /** Connects what the demonstration connects under this name; `outgoingUrl` takes the replies. */
  async connect(name: string, outgoingUrl?: string): Promise<Source> {
    const facts = HOUSE_FACTS[this.which].connectors.find((one) => one.name === name)
    if (!facts) throw new Error(`The ${this.which} has no connector "${name}".`)
    const { channel, network, outlet, ownHandle } = facts
    const source = await this.house.connect({
      name,
      channel,
      network,
      ...(outlet === null ? {} : { outletId: idOf(this.furniture.outlets, outlet) }),
      ...(ownHandle === null ? {} : { ownHandles: [ownHandle] }),
      ...(outgoingUrl === undefined ? {} : { outgoingUrl }),
    })
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
    const person = DEMONSTRATION_PEOPLE.find((one) => one.staffName === staffName)
    const membership = person?.houses[this.which]
    if (!person || !membership) throw new Error(`Nobody called "${staffName}" works in the ${this.which}.`)
    const teamIds = membership.teams.map((team) => idOf(this.furniture.teams, team))
    const member = await this.house.person(membership.role, { name: person.name, teamIds })
    const { publicName, publicRole } = person.voice
    const voice = { publicName, publicRole, network: [], handle: [], isShown: undefined }
    await changeVoice(this.house.db, member, voice, new Date())
    return this.open(member, visit)
  }
}

export const test = base.extend<Fixtures>({
  evening: async ({ houseDatabase: db, baseURL, comesIn }, use) => {
    await use(async (which) => {
      const { name, zone, currency, rollsAtHour } = HOUSE_FACTS[which]
      const house = await aHouse(db, name, baseURL, { zone, currency, rollsAtHour })
      const admin = await house.person('admin', { name: 'Helena Prado' })
      const facts = HOUSE_FACTS[which]
      const furniture = await furnishHouse(db, admin, facts)
      await openPlaybooks(db, admin, { facts, furniture }, new Date())
      return new Evening(house, which, furniture, (member, visit) => comesIn(house, member, visit))
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
