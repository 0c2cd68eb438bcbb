/** How likely is it that an account belongs to the guest of a stay, and why? Pure; a person decides. */
import { fold, says, searchable, wordsOf } from '@/lib/text/fold'
import { areSameDay, type HouseClock } from '@/lib/time/business-date'

export type MatchReason = 'same_name' | 'same_day' | 'said_so' | 'same_spot'

export type AccountSaid = {
  handle: string
  displayName: string | null
  /** Their latest words. */
  text: string
  saidAt: Date
}
export type StayOf = {
  guestName: string
  startsAt: Date
  /** The label of the room, when it is known. */
  spot: string | null
}
export type Proposal = { confidence: number; reasons: MatchReason[] }

const LEAST = 40
const MOST = 95
const COMING = [
  ...[
    'checking in',
    'check in',
    'arriving',
    'on my way',
    'on our way',
    'staying at',
    'staying with',
    'my stay',
  ],
  ...['our stay', 'booked', 'reservation', 'see you', 'heading to', 'looking forward', 'counting the days'],
  ...['cant wait', 'can t wait', 'llegamos', 'llego', 'en camino', 'nos vemos', 'reservado', 'reserva'],
  ...['nuestra estancia', 'mi estancia', 'nos alojamos', 'de camino', 'con ganas'],
].map(searchable)

/** Null when the names do not resemble each other: nothing else makes two accounts one person. */
export function proposeMatch(account: AccountSaid, stay: StayOf, clock: HouseClock): Proposal | null {
  const likeness = nameLikeness(account, stay.guestName)
  if (likeness === 0) return null
  const said = searchable(account.text)
  const spot = stay.spot === null ? null : searchable(stay.spot)
  const reasons: [MatchReason, number][] = [['same_name', likeness]]
  if (areSameDay(account.saidAt, stay.startsAt, clock)) reasons.push(['same_day', 20])
  if (COMING.some((phrase) => says(said, phrase))) reasons.push(['said_so', 20])
  if (spot && says(said, spot) && says(said, searchable('room'))) reasons.push(['same_spot', 25])
  const confidence = Math.min(
    MOST,
    reasons.reduce((sum, [, weight]) => sum + weight, 0),
  )
  return confidence >= LEAST ? { confidence, reasons: reasons.map(([reason]) => reason) } : null
}

const TITLES = new Set([
  'mr',
  'mrs',
  'ms',
  'miss',
  'dr',
  'prof',
  'sr',
  'sra',
  'srta',
  'don',
  'dona',
  'de',
  'la',
  'del',
])
const namesIn = (name: string) => wordsOf(name).filter((word) => word.length > 1 && !TITLES.has(word))

/** 60 for both names, 50 for a handle made of them, 25 for one name alone, 0 for none. */
function nameLikeness({ handle, displayName }: AccountSaid, guestName: string): number {
  const theirs = namesIn(guestName)
  const [first] = theirs
  const last = theirs.at(-1)
  if (!first || !last) return 0
  const shown = namesIn(displayName ?? '')
  const shared = theirs.filter((name) => shown.includes(name))
  if (theirs.length > 1 && shared.length > 1) return 60
  if (theirs.length > 1 && isMadeOf(handle, first, last)) return 50
  return shared.some((name) => name.length > 2) || isMadeOf(handle, '', last) ? 25 : 0
}

/** "ana.nowak", "anowak77", "nowak_ana": nothing but the name, an initial and figures. */
function isMadeOf(handle: string, first: string, last: string) {
  if (last.length < 3) return false
  const letters = fold(handle.split('@')[0] ?? '').replace(/[^\p{L}]/gu, '')
  const forms =
    first === '' ? [last] : [first + last, last + first, first.slice(0, 1) + last, last + first.slice(0, 1)]
  return forms.includes(letters)
}
