/** Values from tools that send everything as text: numbers, kinds and stay states in many spellings. */
import {
  SIGNAL_ACTIONS,
  SIGNAL_KINDS,
  type SignalAction,
  type SignalKind,
  STAY_STATUSES,
  type StayStatus,
} from '@/db/vocabulary'

const folded = (text: string) =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[\s_.-]|\p{M}/gu, '')

/** Exact words first, then what other tools call the same. */
function wordOf<Word extends string>(
  text: string | null,
  words: readonly Word[],
  others: Record<string, Word>,
): Word | null {
  if (text === null) return null
  const said = folded(text)
  return words.find((word) => folded(word) === said) ?? others[said] ?? null
}

export const kindOf = (text: string | null): SignalKind | null =>
  wordOf(text, SIGNAL_KINDS, {
    post: 'mention',
    tweet: 'mention',
    comment: 'mention',
    rating: 'review',
    dm: 'direct_message',
    privatemessage: 'direct_message',
    reservation: 'arrival',
    booking: 'arrival',
    note: 'noticed',
  })

export const actionOf = (text: string | null): SignalAction | null =>
  wordOf(text, SIGNAL_ACTIONS, {
    create: 'created',
    add: 'created',
    new: 'created',
    update: 'updated',
    edit: 'updated',
    edited: 'updated',
    delete: 'deleted',
    remove: 'deleted',
    removed: 'deleted',
    hide: 'deleted',
  })

export const stayStatusOf = (text: string | null): StayStatus | null =>
  wordOf(text, STAY_STATUSES, {
    confirmed: 'expected',
    booked: 'expected',
    arriving: 'expected',
    duein: 'expected',
    confirmada: 'expected',
    confirmado: 'expected',
    reservada: 'expected',
    reservado: 'expected',
    prevista: 'expected',
    pendiente: 'expected',
    started: 'in_house',
    arrived: 'in_house',
    seated: 'in_house',
    checkedin: 'in_house',
    checkin: 'in_house',
    alojado: 'in_house',
    alojada: 'in_house',
    encasa: 'in_house',
    llegado: 'in_house',
    registrado: 'in_house',
    processed: 'departed',
    checkedout: 'departed',
    completed: 'departed',
    checkout: 'departed',
    finalizada: 'departed',
    cancelled: 'canceled',
    cancelada: 'canceled',
    cancelado: 'canceled',
    anulada: 'canceled',
    nopresentado: 'no_show',
    nosepresento: 'no_show',
  })

const NUMBER_WORDS = ['zero', 'one', 'two', 'three', 'four', 'five']

/** "4", "4.5", "4,5", "4/5", "FIVE". The scale is guessed from the value only when nobody says it. */
export function ratingOf(text: string | null, max: string | null): { value: number; max: number } | null {
  const found = /^(\d+(?:[.,]\d+)?)(?: ?(?:\/|of|out of) ?(\d+))?$/i.exec(text?.trim() ?? '')
  const word = NUMBER_WORDS.indexOf(text?.trim().toLowerCase() ?? '')
  const value = found?.[1] ? Number(found[1].replace(',', '.')) : word
  if (value < 0) return null
  const scale = Number(max ?? found?.[2] ?? Number.NaN)
  const guessed = [5, 10, 100].find((top) => value <= top) ?? null
  const top = Number.isFinite(scale) && scale > 0 ? scale : guessed
  return top === null ? null : { value, max: top }
}

/** "1204", "1,204", "1 204"; null for "1.2K" and other roundings. */
export function wholeNumberOf(text: string | null): number | null {
  const digits = text?.replaceAll(/[,\s]/g, '') ?? ''
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null
}

export const isYes = (text: string | null) => ['true', '1', 'yes', 'y'].includes(text?.toLowerCase() ?? '')
