/** A row of a sheet as the payload that the `bearer` channel reads: only names and spellings are changed here. */
import { DATES_ALONE } from '@/lib/guests/visit'
import { fold } from '@/lib/text/fold'

import type { Column, SheetKind } from './columns'
import { type DayOrder, isDayAlone, isoOf, timeOf } from './dates'

export type Cells = ReadonlyMap<Column, string>
export type Payload = Record<string, string>
/** `today`: the business date, which an arrival without a day means. */
export type Reading = { order: DayOrder; today: string }

export const payloadOf = (kind: SheetKind, cells: Cells, reading: Reading): Payload =>
  said(kind === 'arrivals' ? arrival(cells, reading) : review(cells, reading))

function arrival(cells: Cells, { order, today }: Reading) {
  const names = [cells.get('firstName'), cells.get('lastName')].filter(Boolean).join(' ')
  const guestName = cells.get('guestName') ?? (names || undefined)
  const expectedAt = arrivesAt(cells, order, today)
  const reservationId = cells.get('reservationId')
  const id = reservationId ?? (guestName && `${fold(guestName)} ${expectedAt.slice(0, 10)}`)
  return {
    kind: 'arrival',
    id: id && `arrival:${id}`,
    reservationId,
    guestName,
    status: cells.get('status') ?? 'expected',
    room: cells.get('room'),
    expectedAt,
    departsAt: at(cells.get('departure'), order, DATES_ALONE.departure),
    partySize: cells.get('partySize'),
    spot: cells.get('spot'),
    outlet: cells.get('outlet'),
  }
}

/** A time alone is one of today; a time of its own column belongs to the day of the other. */
function arrivesAt(cells: Cells, order: DayOrder, today: string): string {
  const said = cells.get('arrival')
  const time = cells.get('arrivalTime')
  const clock = time && (timeOf(time) ?? time)
  if (said === undefined) return `${today} ${clock ?? DATES_ALONE.arrival}`
  const alone = timeOf(said)
  if (alone) return `${today} ${alone}`
  const iso = isoOf(said, order)
  return isDayAlone(iso) ? `${iso} ${clock ?? DATES_ALONE.arrival}` : iso
}

function at(text: string | undefined, order: DayOrder, timeOfDay: string) {
  const iso = text && isoOf(text, order)
  return iso && isDayAlone(iso) ? `${iso} ${timeOfDay}` : iso
}

function review(cells: Cells, { order }: Reading) {
  const date = cells.get('date')
  const words = [cells.get('title'), cells.get('text')].filter(Boolean).join('\n')
  return {
    kind: 'review',
    id: cells.get('id'),
    text: words || undefined,
    rating: cells.get('rating'),
    ratingMax: cells.get('ratingMax'),
    authorName: cells.get('name'),
    handle: cells.get('handle'),
    occurredAt: date && isoOf(date, order),
    url: cells.get('url'),
    language: cells.get('language'),
  }
}

function said(payload: Record<string, string | undefined>): Payload {
  const found: Payload = {}
  for (const [name, value] of Object.entries(payload)) if (value) found[name] = value
  return found
}
