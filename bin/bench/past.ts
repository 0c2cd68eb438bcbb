/** What happened in a bench's house: finished gestures over a time, always the same for the same question. */
export type Past = {
  propertyId: string
  managerId: string
  /** How many finished tasks; half as many are heard besides. */
  finished: number
  /** Unfinished ones, due around `now`. */
  unfinished: number
  /** How far back the finished ones reach. */
  days: number
  now: Date
}

export const PEOPLE = [
  'Marta Oliveira',
  'Jonas Thorne',
  'Ana Lindqvist',
  'Rui Santos',
  'Inês Carvalho',
  'Tom Becker',
]
export const OUTLETS = [
  ['Rooms', 'rooms'],
  ['Restaurant', 'restaurant'],
  ['Bar', 'bar'],
  ['Spa', 'spa'],
] as const
export const GESTURES = [
  ['A handwritten note', 20],
  ['Signature drinks, with our compliments', 250],
  ['Bath salts, with a note', 480],
  ['A small plate from the kitchen', 390],
] as const
export const PLAYBOOKS = ['Check-in at the bar', 'Spoke of the spa', 'Third stay', 'A birthday']
const REASONS = ['guest_out', 'do_not_disturb', 'declined', 'out_of_stock']
export const WORDS = ['What a welcome, thank you', 'They remembered us', 'Lovely little note in the room']

export const CURRENCY = 'EUR'

/** mulberry32: small, even, and the same on every machine. */
function dice(seed: number) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

export type Fact = {
  nth: number
  id: string
  openedAt: number
  takenAt: number
  endsAt: number
  dueAt: number
  ending: 'delivered' | 'missed' | 'could_not' | 'called_off'
  who: number
  what: number
  where: number
  guest: number
  spend: number
  reason: string
  /** Something was heard about it: what led to it, or what followed. */
  isHeard: boolean
  isFollowed: boolean
}

/** A UUIDv7 made of the moment and the number alone: every pass over the facts must name the same rows. */
function idOf(at: number, number: number) {
  const time = at.toString(16).padStart(12, '0')
  const tail = number.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${tail}`
}

/** The same facts in the same order, however often it is asked: each table is one pass. */
export function* factsOf({ finished, days, now }: Past): Generator<Fact> {
  const roll = dice(20_260_710)
  const pick = (count: number) => Math.floor(roll() * count)
  for (let nth = 0; nth < finished; nth += 1) {
    const day = now.getTime() - DAY * (1 + (days * (finished - nth - 1)) / finished)
    // Evenings are busier than mornings.
    const hour = 8 + 15 * Math.sqrt(roll())
    const openedAt = Math.round(day - (day % DAY) + hour * 60 * MINUTE)
    const takenAt = openedAt + Math.round(roll() * roll() * 25 * MINUTE)
    const endsAt = takenAt + Math.round((2 + roll() * 24) * MINUTE)
    const end = roll()
    const what = pick(GESTURES.length)
    const heard = roll()
    yield {
      nth,
      id: idOf(openedAt, nth),
      openedAt,
      takenAt,
      endsAt,
      dueAt: openedAt + 35 * MINUTE,
      ending: end < 0.86 ? 'delivered' : end < 0.92 ? 'missed' : end < 0.97 ? 'could_not' : 'called_off',
      who: pick(PEOPLE.length),
      what,
      where: pick(OUTLETS.length),
      guest: pick(Math.max(1, Math.floor(finished / 3))),
      spend: (GESTURES[what]?.[1] ?? 0) * (1 + pick(3)),
      reason: REASONS[pick(REASONS.length)] ?? 'other',
      isHeard: heard < 0.5,
      isFollowed: heard < 0.22,
    }
  }
}
