/** What an address of the report asks for. Anything it does not understand is as if it were not there. */
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'

import { isAtLeast, type Member } from '@/lib/people/member'
import { type BusinessDate, businessDateOf, businessDay, type HouseClock } from '@/lib/time/business-date'

import { DIMENSIONS, type Dimension, type Figure, isPersonal } from './figures'
import {
  COMPARED,
  type Compared,
  customPeriod,
  type Period,
  PRESETS,
  type Preset,
  periodOf,
  previousOf,
  weeksBack,
} from './period'
import { NOBODY, type Scope } from './scope'

const Id = z.uuid().or(z.literal(NOBODY)).optional().catch(undefined)
const Text = z.string().max(40).optional().catch(undefined)
const whole = (min: number, max: number) =>
  z.coerce.number().int().min(min).max(max).optional().catch(undefined)

const Query = z.object({
  period: z.enum(PRESETS).optional().catch(undefined),
  from: Text,
  to: Text,
  until: z.coerce.date().optional().catch(undefined),
  compare: z.enum(COMPARED).optional().catch(undefined),
  by: z.enum(DIMENSIONS).optional().catch(undefined),
  outlet: Id,
  playbook: Id,
  team: Id,
  person: Id,
  weekday: whole(1, 7),
  hour: whole(0, 23),
  word: z
    .string()
    .regex(/^[a-z_]{1,40}$/)
    .optional()
    .catch(undefined),
  answered: z.literal('yes').optional().catch(undefined),
  after: z
    .string()
    .regex(/^\d{1,15}~[0-9a-f.-]{36,73}$/)
    .optional()
    .catch(undefined),
})

export type Ask = {
  preset: Preset | 'custom'
  period: Period
  /** Cuts an earlier period where today has come to; null: not cut. */
  until: Date | null
  compared: Compared
  by: Dimension
  only: Partial<Record<Dimension, string>>
  weekday: number | undefined
  hour: number | undefined
  /** One reason or voice, and whether only what the guest answered: of an opened figure. */
  word: string | undefined
  answered: boolean
  after: { atMs: number; key: string } | undefined
}

export type SearchParams = Record<string, string | string[] | undefined>

/** `today` is the property's business date; a period never reaches past it. */
export function readAsk(params: SearchParams, today: BusinessDate): Ask {
  const query = Query.parse(params)
  const typed = query.from && query.to ? customPeriod(query.from, query.to, today) : null
  const preset = typed ? 'custom' : (query.period ?? '28-days')
  const [atMs, key] = query.after?.split('~') ?? []
  return {
    preset,
    period: typed ?? periodOf(preset === 'custom' ? '28-days' : preset, today),
    until: query.until ?? null,
    compared: query.compare ?? 'before',
    by: query.by ?? 'playbook',
    only: Object.fromEntries(
      DIMENSIONS.flatMap((dimension) => {
        const id = query[dimension]
        return id === undefined ? [] : [[dimension, id]]
      }),
    ),
    weekday: query.weekday,
    hour: query.hour,
    word: query.word,
    answered: query.answered === 'yes',
    after: key === undefined ? undefined : { atMs: Number(atMs), key },
  }
}

/** The same question as an address, with some of it changed; undefined takes a part out. */
export function addressOf(
  ask: Ask,
  changes: Partial<Record<keyof z.infer<typeof Query>, string | undefined>> = {},
) {
  const { preset, period, until, compared, by, only, weekday, hour, word, answered } = ask
  const parts: Record<string, string | undefined> = {
    ...(preset === 'custom' ? { from: period.from, to: period.to } : { period: preset }),
    until: until?.toISOString(),
    compare: compared === 'before' ? undefined : compared,
    by,
    ...only,
    weekday: weekday?.toString(),
    hour: hour?.toString(),
    word,
    answered: answered ? 'yes' : undefined,
    ...changes,
  }
  if (changes.period) Object.assign(parts, { from: undefined, to: undefined, until: undefined })
  if (changes.from) parts.period = undefined
  const given = Object.entries(parts).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
  return new URLSearchParams(given).toString()
}

/** Staff see what they did themselves; the house's figures are for managers. */
export const maySee = (member: Member, figure: Figure) => isAtLeast(member, 'manager') || isPersonal(figure)

/** What a member may count: staff only their own, whatever the address says. */
export function scopeFor(member: Member, ask: Ask, clock: HouseClock, now: Date): Scope {
  const isManager = isAtLeast(member, 'manager')
  return {
    ...ask.period,
    propertyId: member.propertyId,
    clock,
    until: ask.until ?? businessDay(ask.period.to, clock).endsAt,
    now,
    only: isManager ? ask.only : { ...ask.only, person: member.personId },
    weekday: ask.weekday,
    hour: ask.hour,
    word: ask.word,
    answered: ask.answered,
  }
}

/** The period or the year before, with the same weekdays; cut at the same moment of the week when today is not over. */
export function scopeBefore(scope: Scope, compared: Exclude<Compared, 'none'> = 'before'): Scope {
  const { clock, now } = scope
  const before = previousOf(scope, compared)
  const isUnfinished = scope.to >= businessDateOf(now, clock)
  const end = businessDay(before.to, clock).endsAt
  const onTheWall = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(clock.zone)
  const back = new Date(onTheWall.subtract({ weeks: weeksBack(scope, compared) }).epochMilliseconds)
  return { ...scope, ...before, until: isUnfinished && back < end ? back : end }
}
