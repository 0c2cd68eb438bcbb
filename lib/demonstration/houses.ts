/** The two houses of the demonstration as plain facts: outlets, spots, teams and what they give. */
import type { CautionKind, ChannelName, Network, OutletKind, ProofKind, SpotKind } from '@/db/vocabulary'
import type { StarterKey } from '@/lib/playbooks/starter-keys'

import type { DemonstrationHouse } from './people'

export type HouseFacts = {
  name: string
  zone: string
  currency: string
  rollsAtHour: number
  outlets: { name: string; kind: OutletKind; visitMinutes: number | null; spots: SpotFacts[] }[]
  teams: { name: string; outlet: string | null; isHost: boolean }[]
  gestures: GestureFacts[]
  playbooks: {
    name: string
    starter: StarterKey
    outlet?: string
    gesture?: string
    secondGesture?: string
    team?: string
    replyTeam?: string
  }[]
  connectors: {
    name: string
    channel: ChannelName
    network: Network
    outlet: string | null
    ownHandle: string | null
  }[]
}
type SpotFacts = { kind: SpotKind; label: string; aliases: string[] }
export type GestureFacts = {
  name: string
  act: string
  actMany: string | null
  /** Minor units of the house's currency. */
  costMinor: number
  valueMinor: number
  minutes: number
  team: string
  proof: ProofKind
  steps: string[]
  notFor: CautionKind[]
  perVisit: number
}

const numbered = (kind: SpotKind, from: number, to: number): SpotFacts[] =>
  Array.from({ length: to - from + 1 }, (_, index) => ({ kind, label: String(from + index), aliases: [] }))

const named = (label: string, ...aliases: string[]): SpotFacts => ({ kind: 'other', label, aliases })

export const HOUSE_FACTS: Record<DemonstrationHouse, HouseFacts> = {
  hotel: {
    name: 'The Harbour House',
    zone: 'Europe/Lisbon',
    currency: 'EUR',
    rollsAtHour: 4,
    outlets: [
      {
        name: 'Rooms',
        kind: 'rooms',
        visitMinutes: null,
        spots: [1, 2, 3, 4].flatMap((floor) => numbered('room', floor * 100 + 1, floor * 100 + 12)),
      },
      { name: 'Harbour Kitchen', kind: 'restaurant', visitMinutes: 90, spots: numbered('table', 1, 14) },
      {
        name: 'Lantern Bar',
        kind: 'bar',
        visitMinutes: 75,
        spots: [
          named('Bar', 'the bar', 'la barra'),
          named('Window seat', 'by the window', 'junto a la ventana'),
        ],
      },
      {
        name: 'Spa',
        kind: 'spa',
        visitMinutes: 120,
        spots: [named('Spa desk', 'spa reception'), named('Quiet room', 'the quiet room', 'sala de reposo')],
      },
    ],
    teams: [
      { name: 'Front desk', outlet: null, isHost: true },
      { name: 'Housekeeping', outlet: 'Rooms', isHost: false },
      { name: 'Bar', outlet: 'Lantern Bar', isHost: false },
      { name: 'Kitchen', outlet: 'Harbour Kitchen', isHost: false },
      { name: 'Spa', outlet: 'Spa', isHost: false },
    ],
    gestures: [
      {
        name: 'Handwritten note',
        act: 'Handwritten note',
        actMany: null,
        costMinor: 40,
        valueMinor: 1500,
        minutes: 5,
        team: 'Front desk',
        proof: 'photo',
        steps: ['Write the card by hand', 'Leave it where they will see it first'],
        notFor: ['no_surprises', 'grief'],
        perVisit: 2,
      },
      {
        name: 'Bath salts',
        act: 'A bottle of bath salts',
        actMany: null,
        costMinor: 620,
        valueMinor: 2400,
        minutes: 10,
        team: 'Housekeeping',
        proof: 'line',
        steps: ['Take a bottle from the linen room', 'Tie the tag on', 'Set it at the edge of the bath'],
        notFor: ['allergy', 'no_surprises'],
        perVisit: 1,
      },
      {
        name: 'Glass of Riesling',
        act: 'A glass of Riesling, on ice',
        actMany: '{count} glasses of Riesling, on ice',
        costMinor: 310,
        valueMinor: 900,
        minutes: 6,
        team: 'Bar',
        proof: 'none',
        steps: [],
        notFor: ['no_alcohol'],
        perVisit: 1,
      },
      {
        name: 'Birthday cake',
        act: 'A small birthday cake, one candle',
        actMany: null,
        costMinor: 480,
        valueMinor: 1800,
        minutes: 25,
        team: 'Kitchen',
        proof: 'photo',
        steps: ['Ask about allergies', 'Candle, matches, two forks'],
        notFor: ['allergy', 'grief'],
        perVisit: 1,
      },
      {
        name: 'Quarter of an hour more in the spa',
        act: 'A quarter of an hour more in the spa',
        actMany: null,
        costMinor: 700,
        valueMinor: 2500,
        minutes: 5,
        team: 'Spa',
        proof: 'none',
        steps: [],
        notFor: [],
        perVisit: 1,
      },
    ],
    playbooks: [
      {
        name: 'Looking forward to the spa',
        starter: 'spa_before_arrival',
        gesture: 'Handwritten note',
        team: 'Front desk',
        replyTeam: 'Front desk',
      },
      {
        name: 'Praise of the bathroom',
        starter: 'praise_of_the_bathroom',
        gesture: 'Bath salts',
        secondGesture: 'Handwritten note',
        team: 'Housekeeping',
      },
      { name: 'Third time lucky', starter: 'third_stay', gesture: 'Glass of Riesling', team: 'Bar' },
      {
        name: 'Birthday in the house',
        starter: 'birthday',
        gesture: 'Birthday cake',
        replyTeam: 'Front desk',
      },
      { name: 'Something went wrong', starter: 'low_review', team: 'Front desk', replyTeam: 'Front desk' },
    ],
    connectors: [
      { name: 'X', channel: 'standard_webhooks', network: 'x', outlet: null, ownHandle: 'theharbourhouse' },
      {
        name: 'Front desk system',
        channel: 'standard_webhooks',
        network: 'pms',
        outlet: 'Rooms',
        ownHandle: null,
      },
      {
        name: 'Instagram, through Zapier',
        channel: 'bearer',
        network: 'instagram',
        outlet: null,
        ownHandle: 'theharbourhouse',
      },
    ],
  },
  restaurant: {
    name: 'La Terraza',
    zone: 'America/New_York',
    currency: 'USD',
    rollsAtHour: 4,
    outlets: [
      {
        name: 'La Terraza',
        kind: 'restaurant',
        visitMinutes: 90,
        spots: [
          ...numbered('table', 1, 40),
          named('Window booth', 'booth by the window', 'el reservado de la ventana'),
        ],
      },
      {
        name: 'Patio',
        kind: 'restaurant',
        visitMinutes: 90,
        spots: [
          named('Fountain', 'the fountain', 'la fuente'),
          named('Olive tree', 'the olive tree', 'el olivo'),
          named('Long bench', 'the long bench', 'el banco largo'),
        ],
      },
      { name: 'Bar', kind: 'bar', visitMinutes: 60, spots: [named('Bar', 'the bar', 'la barra')] },
    ],
    teams: [
      { name: 'Hosts', outlet: 'La Terraza', isHost: true },
      { name: 'Floor', outlet: 'La Terraza', isHost: false },
      { name: 'Bar', outlet: 'Bar', isHost: false },
      { name: 'Kitchen', outlet: 'La Terraza', isHost: false },
    ],
    gestures: [
      {
        name: 'Signature drink',
        act: 'A signature drink, with our compliments',
        actMany: '{count} signature drinks, with our compliments',
        costMinor: 280,
        valueMinor: 1600,
        minutes: 6,
        team: 'Bar',
        proof: 'none',
        steps: [],
        notFor: ['no_alcohol'],
        perVisit: 1,
      },
      {
        name: 'Churros to share',
        act: 'Churros to share, with our compliments',
        actMany: null,
        costMinor: 240,
        valueMinor: 1100,
        minutes: 10,
        team: 'Kitchen',
        proof: 'none',
        steps: ['Ask about allergies'],
        notFor: ['allergy'],
        perVisit: 1,
      },
      {
        name: 'Birthday candle',
        act: 'A candle and a song',
        actMany: null,
        costMinor: 90,
        valueMinor: 800,
        minutes: 10,
        team: 'Floor',
        proof: 'line',
        steps: ['Find out the name', 'Bring whoever can sing'],
        notFor: ['grief', 'no_surprises'],
        perVisit: 1,
      },
      {
        name: 'Handwritten note',
        act: 'Handwritten note with the bill',
        actMany: null,
        costMinor: 20,
        valueMinor: 500,
        minutes: 4,
        team: 'Hosts',
        proof: 'none',
        steps: [],
        notFor: ['no_surprises'],
        perVisit: 1,
      },
    ],
    playbooks: [
      {
        name: 'Where are you sitting?',
        starter: 'where_are_you_sitting',
        outlet: 'La Terraza',
        gesture: 'Signature drink',
        team: 'Bar',
        replyTeam: 'Hosts',
      },
      {
        name: 'Birthday at the table',
        starter: 'birthday',
        gesture: 'Birthday candle',
        team: 'Floor',
        replyTeam: 'Hosts',
      },
      { name: 'Something went wrong', starter: 'low_review', team: 'Floor', replyTeam: 'Hosts' },
    ],
    connectors: [
      {
        name: 'Foursquare',
        channel: 'standard_webhooks',
        network: 'foursquare',
        outlet: 'La Terraza',
        ownHandle: 'laterrazanyc',
      },
      {
        name: 'X',
        channel: 'standard_webhooks',
        network: 'x',
        outlet: 'La Terraza',
        ownHandle: 'laterrazanyc',
      },
      { name: 'Google reviews', channel: 'bearer', network: 'google', outlet: 'La Terraza', ownHandle: null },
    ],
  },
}
