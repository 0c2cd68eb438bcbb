/** What a house of the demonstration is made of, as plain facts, and the two shapes that spots come in. */
import type { CautionKind, Network, OutletKind, ProofKind, SpotKind } from '@/db/vocabulary'
import type { ChannelOnOffer } from '@/lib/connectors/on-offer'
import type { StarterKey } from '@/lib/playbooks/starter-keys'

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
    channel: ChannelOnOffer
    network: Network
    outlet: string | null
    ownHandle: string | null
  }[]
}
export type SpotFacts = { kind: SpotKind; label: string; aliases: string[] }
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

export const numbered = (kind: SpotKind, from: number, to: number): SpotFacts[] =>
  Array.from({ length: to - from + 1 }, (_, index) => ({ kind, label: String(from + index), aliases: [] }))

export const named = (label: string, ...aliases: string[]): SpotFacts => ({ kind: 'other', label, aliases })
