/** Loads a house with a past by COPY: the house, then each table in one pass over the same facts. */
import { type Copier, type CopyCell, openCopier } from '@/db/copy'
import { newId } from '@/db/id'

import { type Fixtures, loadHouse, nth } from './load-house'
import { CURRENCY, type Fact, factsOf, GESTURES, type Past, WORDS } from './past'

const MINUTE = 60_000

/** Trusts the rows to fit: needs a superuser, which the owner of the embedded database is. */
export async function loadPast(url: string, past: Past) {
  const copier = openCopier(url, { trusted: true })
  try {
    const fixtures = await loadHouse(copier, past)
    await loadTasks(copier, past, fixtures)
    await loadMoves(copier, past, fixtures)
    await loadWhatFollowed(copier, past, fixtures)
    await copier.run('analyze')
    return fixtures
  } finally {
    await copier.close()
  }
}

const TASK_COLUMNS = [
  'property_id',
  'id',
  'kind',
  'status',
  'act',
  'guest_id',
  'playbook_id',
  'playbook_version',
  'gesture_id',
  'cause_key',
  'outlet_id',
  'spot_id',
  'team_id',
  'claimed_by',
  'opened_at',
  'due_at',
  'window_ends_at',
  'created_at',
  'changed_at',
  'cost_minor',
  'currency',
  'could_not_reason',
  'signal_id',
]

async function loadTasks(copier: Copier, past: Past, fixtures: Fixtures) {
  const { propertyId, now, unfinished } = past
  const row = (fact: Fact, status: string, id: string): CopyCell[] => [
    propertyId,
    id,
    'gesture',
    status,
    GESTURES[fact.what]?.[0] ?? '',
    nth(fixtures.guests, fact.guest),
    nth(fixtures.playbooks, fact.what),
    1,
    nth(fixtures.gestures, fact.what),
    id,
    nth(fixtures.outlets, fact.where),
    nth(fixtures.spots, fact.where + 4 * fact.who),
    nth(fixtures.teams, fact.where),
    status === 'open' ? null : nth(fixtures.people, fact.who),
    new Date(fact.openedAt),
    new Date(fact.dueAt),
    new Date(fact.dueAt + 60 * MINUTE),
    new Date(fact.openedAt),
    new Date(fact.endsAt),
    fact.spend,
    CURRENCY,
    status === 'could_not' ? fact.reason : null,
    fact.isHeard ? signalIdOf(fact) : null,
  ]
  await copier.copyIn(
    { table: 'tasks', columns: TASK_COLUMNS },
    map(factsOf(past), (fact) => row(fact, fact.ending, fact.id)),
  )

  const alive = factsOf({ ...past, finished: unfinished, days: 1 })
  const around = (fact: Fact): Fact => {
    const openedAt = now.getTime() + (fact.nth - unfinished / 2) * MINUTE
    return { ...fact, openedAt, dueAt: openedAt + 35 * MINUTE, isHeard: false }
  }
  await copier.copyIn(
    { table: 'tasks', columns: TASK_COLUMNS },
    map(alive, (fact) => row(around(fact), fact.nth % 4 === 0 ? 'claimed' : 'open', newId())),
  )
}

const EVENT_COLUMNS = [
  'property_id',
  'id',
  'task_id',
  'move',
  'from_status',
  'to_status',
  'by_person_id',
  'at',
  'revision',
  'due_at',
  'opened_at',
  'is_counted',
  'outlet_id',
  'playbook_id',
  'team_id',
  'guest_id',
  'person_id',
  'detail',
]
const MOVE_OF = {
  delivered: 'deliver',
  missed: 'miss',
  could_not: 'could_not',
  called_off: 'call_off',
} as const

async function loadMoves(copier: Copier, past: Past, fixtures: Fixtures) {
  const { propertyId } = past
  const moves = flatMap(factsOf(past), (fact) => {
    const who = nth(fixtures.people, fact.who)
    const counted = [new Date(fact.dueAt), new Date(fact.openedAt), ...countedUnder(fact, fixtures)]
    const measured = [...counted, nth(fixtures.guests, fact.guest), who]
    const of = (
      move: string,
      from: string | null,
      to: string,
      by: string | null,
      at: number,
      revision: number,
      counts: CopyCell[] = [null, null, null, null, null, null, null, null],
      detail = '{}',
    ) => [propertyId, newId(at), fact.id, move, from, to, by, new Date(at), revision, ...counts, detail]
    return [
      of('make', null, 'open', null, fact.openedAt, 1),
      of('take', 'open', 'claimed', who, fact.takenAt, 2, measured),
      of(
        MOVE_OF[fact.ending],
        'claimed',
        fact.ending,
        fact.ending === 'missed' ? null : who,
        fact.endsAt,
        3,
        measured,
        fact.ending === 'could_not' ? JSON.stringify({ reason: fact.reason }) : '{}',
      ),
    ]
  })
  await copier.copyIn({ table: 'task_events', columns: EVENT_COLUMNS }, moves)
}

/** That it is a gesture, then its outlet, playbook and team. */
const countedUnder = ({ where, what }: Fact, { outlets, playbooks, teams }: Fixtures): CopyCell[] => [
  true,
  nth(outlets, where),
  nth(playbooks, what),
  nth(teams, where),
]

async function loadWhatFollowed(copier: Copier, past: Past, fixtures: Fixtures) {
  const { people, guests, outlets } = fixtures
  const { propertyId } = past
  const delivered = () => filter(factsOf(past), ({ ending }) => ending === 'delivered')
  await copier.copyIn(
    {
      table: 'spends',
      columns: [
        ...['property_id', 'id', 'task_id', 'kind', 'amount_minor', 'currency', 'by_person_id', 'at'],
        ...['is_counted', 'outlet_id', 'playbook_id', 'team_id', 'person_id'],
      ],
    },
    map(delivered(), (fact) => [
      propertyId,
      newId(fact.endsAt),
      fact.id,
      'spend',
      fact.spend,
      CURRENCY,
      nth(people, fact.who),
      new Date(fact.endsAt),
      ...countedUnder(fact, fixtures),
      nth(people, fact.who),
    ]),
  )
  await copier.copyIn(
    {
      table: 'signals',
      columns: [
        'property_id',
        'id',
        'kind',
        'network',
        'external_id',
        'guest_id',
        'outlet_id',
        'text',
        'occurred_at',
        'revised_at',
        'received_at',
        'settled_at',
      ],
    },
    map(
      filter(factsOf(past), ({ isHeard }) => isHeard),
      (fact) => {
        const at = new Date(fact.isFollowed ? fact.endsAt + 90 * MINUTE : fact.openedAt)
        const id = signalIdOf(fact)
        return [
          propertyId,
          id,
          'mention',
          'x',
          id,
          nth(guests, fact.guest),
          nth(outlets, fact.where),
          nth(WORDS, fact.nth),
          at,
          at,
          at,
          at,
        ]
      },
    ),
  )
  await copier.copyIn(
    { table: 'echoes', columns: ['property_id', 'task_id', 'signal_id', 'attached_at'] },
    map(
      filter(delivered(), ({ isFollowed }) => isFollowed),
      (fact) => [propertyId, fact.id, signalIdOf(fact), new Date(fact.endsAt)],
    ),
  )
}

/** Made from the task's, so that no list of ids is kept. */
const signalIdOf = ({ id }: Fact) => id.replace('-7000-', '-7001-')

function* map<A, B>(all: Iterable<A>, make: (one: A) => B) {
  for (const one of all) yield make(one)
}
function* flatMap<A, B>(all: Iterable<A>, make: (one: A) => B[]) {
  for (const one of all) yield* make(one)
}
function* filter<A>(all: Iterable<A>, holds: (one: A) => boolean) {
  for (const one of all) if (holds(one)) yield one
}
