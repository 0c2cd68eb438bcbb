/** Puts a task of a list into words: place, act, why, who. Facts in, sentences out; nothing is fetched here. */
import type { useFormatter, useTranslations } from 'next-intl'

import type { CautionKind } from '@/db/vocabulary'
import type { TaskRow } from '@/lib/tasks/task-row'

import type { TaggedPlace } from './place-tag'
import type { ShownRow } from './shown-row'
import { clockInWords, dueInWords, whenInWords } from './when'

/** The words of area "task", how times are written, who looks, and when. */
export type Telling = {
  t: ReturnType<typeof useTranslations<'task'>>
  format: ReturnType<typeof useFormatter>
  viewerId: string
  now: Date
}

/** Gravest first: a list has room for one. */
const GRAVITY: readonly CautionKind[] = [
  'allergy',
  'no_alcohol',
  'grief',
  'do_not_disturb',
  'no_surprises',
  'opted_out',
  'other',
]

export function showRow(row: TaskRow, telling: Telling): ShownRow {
  const { t, viewerId } = telling
  return {
    id: row.id,
    kind: row.kind,
    status: row.status,
    place: placeOf(row.place, telling),
    tagWord: t(`tag.${row.kind}`),
    act: actOf(row, telling),
    why: whyOf(row, telling),
    forWhom: row.owner ? null : (row.givenTo?.name ?? row.team?.name ?? null),
    owner: row.owner && { name: row.owner.name, isYou: row.owner.id === viewerId },
    waiting: waitingOf(row, telling),
    stop: stopOf(row, telling),
    given: row.givenBefore > 0 ? t('given', { count: row.givenBefore }) : null,
    times: {
      openedAt: (row.openedAt ?? row.createdAt).getTime(),
      dueAt: row.dueAt.getTime(),
      dueClock: dueInWords(row.dueAt, telling),
    },
  }
}

export function placeOf(
  { kind, label, words }: Pick<TaskRow['place'], 'kind' | 'label' | 'words'>,
  { t }: Pick<Telling, 't'>,
): TaggedPlace | null {
  if (kind && label) return { kind, label, word: kind === 'other' ? '' : t(`place.${kind}`) }
  return words ? { kind: 'other', label: words, word: '' } : null
}

/** "room 412", "table 12", "Fountain": a place as part of a sentence; null when there is none. */
export function placeInWords(place: TaggedPlace | null) {
  if (!place) return null
  return place.word ? `${place.word.toLowerCase()} ${place.label}` : place.label
}

export function actOf(
  {
    kind,
    purpose,
    act,
    actMany,
    count,
    guest,
  }: Pick<TaskRow, 'kind' | 'purpose' | 'act' | 'actMany' | 'count' | 'guest'>,
  { t }: Pick<Telling, 't'>,
): string {
  if (actMany && count !== null && count > 1)
    return sentence(actMany.replaceAll('{count}', numberInWords(count, t)))
  if (act) return act
  return t(`act.${purpose ?? kind}`, { guest: guestName(guest, t) })
}

export const guestName = (guest: TaskRow['guest'], t: Telling['t']) =>
  guest?.name ?? guest?.account ?? t('guest.unknown')

/** "four"; beyond twelve, figures. */
const numberInWords = (count: number, t: Telling['t']) =>
  t.has(`numbers.${count}`) ? t(`numbers.${count}`) : String(count)

const sentence = (words: string) => words.charAt(0).toLocaleUpperCase() + words.slice(1)

export function whyOf({ why, purpose }: TaskRow, { t, format, now }: Telling): string {
  if (why.withheld) return t(`withheld.${why.withheld}`)
  if (!why.kind || !why.occurredAt) return purpose === 'next_visit' ? t('why.nextVisit') : t('why.byHand')
  const at = whenInWords(why.occurredAt, { t, format, now })
  const said = t(`heard.${why.kind}`, { at })
  return why.words ? t('why.quoted', { said, words: oneLine(why.words) }) : said
}

const MAX_QUOTE = 140
const oneLine = (words: string) => {
  const line = words.replace(/\s+/g, ' ').trim()
  return line.length > MAX_QUOTE ? `${line.slice(0, MAX_QUOTE).trimEnd()}…` : line
}

/** What a task waits for, or until when; null for one that does not wait. */
export function waitingOf(
  { status, waitingFor, heldUntil }: TaskRow,
  { t, format }: Pick<Telling, 't' | 'format'>,
) {
  if (status !== 'waiting') return null
  if (waitingFor === 'time' && heldUntil)
    return t('waiting.time', { at: clockInWords(heldUntil, { t, format }) })
  return t(`waiting.${waitingFor ?? 'answer'}`)
}

function stopOf({ cautions }: TaskRow, { t }: Telling): ShownRow['stop'] {
  const kind = GRAVITY.find((grave) => cautions.some((caution) => caution.kind === grave))
  return kind ? { kind, word: t(`caution.${kind}`) } : null
}
