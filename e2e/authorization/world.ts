/** One house with one of everything, made afresh for each row, so that no row lives on what another left. */
import type { Database } from '@/db/client'
import { newId } from '@/db/id'
import type { Role } from '@/db/vocabulary'
import type { Outcome } from '@/lib/outcome'
import type { Member } from '@/lib/people/member'
import { setDisabled } from '@/lib/people/staff-store'
import { copyStarter } from '@/lib/playbooks/copy-starter'
import { pausePlaybook } from '@/lib/playbooks/pause-playbook'
import { keepPhoto } from '@/lib/proofs/keep-proof'
import { houseStorage } from '@/lib/storage/folder'
import { deliverTask } from '@/lib/tasks/deliver-task'
import { takeTask } from '@/lib/tasks/take-task'
import {
  aConnector,
  aGesture,
  aGuest,
  aMember,
  anOutlet,
  aProperty,
  aSignal,
  aSpot,
  aTask,
  aTeam,
  aVisit,
  minutesAfter,
} from '@/lib/testing/furnish'

import { aPixel } from './a-pixel'
import { aKnownGuest, aQuarantined, aWrittenWorld } from './world-of-words'

/** One of everything that an id may name; "my" is what the acting person has in hand. */
export type Ids = {
  house: string
  colleague: string
  closedColleague: string
  team: string
  archivedTeam: string
  outlet: string
  archivedOutlet: string
  spot: string
  archivedSpot: string
  connector: string
  /** A connector that takes lists. */
  frontDesk: string
  gesture: string
  secondGesture: string
  archivedGesture: string
  guest: string
  handle: string
  visit: string
  signal: string
  openTask: string
  myTask: string
  suggestedTask: string
  doneTask: string
  missedTask: string
  playbook: string
  pausedPlaybook: string
  proof: string
  replyTask: string
  colleaguesDraftTask: string
  leavingTask: string
  unsureTask: string
  awaitingTask: string
  sentTask: string
  callTask: string
  caution: string
  preference: string
  match: string
  otherVisit: string
  quarantined: string
}
export type IdName = keyof Ids

export type World = { actors: Record<Role, Member>; disabled: Member; newcomer: Member; ids: Ids }

/** `role` is who acts, and so has "my" things in hand. */
export async function aWorld(db: Database, role: Role): Promise<World> {
  const property = await aProperty(db, { name: `House ${newId().slice(-6)}` })
  const id = property.id
  const now = new Date()
  const actors = {
    staff: await aMember(db, id, { role: 'staff', name: 'The staff' }),
    manager: await aMember(db, id, { role: 'manager', name: 'The manager' }),
    admin: await aMember(db, id, { role: 'admin', name: 'The admin' }),
  }
  const disabled = await aMember(db, id, { role: 'admin', name: 'The one who left' })
  await setDisabled(db, disabled, now)
  const newcomer = await aMember(db, id, {
    role: 'admin',
    name: 'The newcomer',
    person: { mustChangePassword: true },
  })
  const colleague = await aMember(db, id, { name: 'A colleague', person: { staffName: `one-${newId()}` } })
  const closed = await aMember(db, id, { name: 'A colleague of old' })
  await setDisabled(db, closed, now)

  const connector = await aConnector(db, id, { outgoingUrl: 'http://127.0.0.1:9/nobody-listens' })
  const outlet = await anOutlet(db, id, { name: 'The bar' })
  const spot = await aSpot(db, id, { outletId: outlet.id, label: '12' })
  const guest = await aGuest(db, id, { name: 'Ana' })
  const visit = await aVisit(db, id, {
    outletId: outlet.id,
    endsAt: minutesAfter(now, 90),
    guestIds: [guest.id],
  })
  const signal = await aSignal(db, id, {
    connectorId: connector.id,
    guestId: guest.id,
    occurredAt: now,
    revisedAt: now,
    receivedAt: now,
  })
  const gesture = await aGesture(db, id)
  const about = {
    guestId: guest.id,
    visitId: visit.id,
    signalId: signal.id,
    outletId: outlet.id,
    spotId: spot.id,
    openedAt: now,
    createdAt: now,
    changedAt: now,
    dueAt: minutesAfter(now, 20),
    windowEndsAt: minutesAfter(now, 60),
  }
  const task = async (row: Parameters<typeof aTask>[2]) => (await aTask(db, id, { ...about, ...row })).id
  const away = { archivedAt: now }
  const doneTask = await task({})
  done(await takeTask(db, actors[role], { taskId: doneTask }, now))
  done(await deliverTask(db, actors[role], { taskId: doneTask, revision: 2 }, now))
  const mine = { status: 'claimed' as const, claimedBy: actors[role].personId }
  const myTask = await task({ ...mine, steps: [{ words: 'Ice', done: false }] })
  const keeping = { db, storage: houseStorage() }
  const { proof } = done(await keepPhoto(keeping, actors[role], { taskId: myTask, bytes: aPixel }, now))
  const copy = async (name: string) => {
    const choice = { starter: 'birthday' as const, name, gestureId: gesture.id, outletId: outlet.id }
    return done(await copyStarter(db, actors.manager, { ...noChoice, ...choice }, now)).playbookId
  }
  const pausedPlaybook = await copy('Paused')
  done(await pausePlaybook(db, actors.manager, { playbookId: pausedPlaybook }))

  const said = { signalId: signal.id, words: 'With pleasure', at: now }
  const written = await aWrittenWorld(db, id, task, { ...said, by: actors[role], colleague })
  const known = await aKnownGuest(db, id, {
    guestId: guest.id,
    handleId: guest.handleId,
    visitId: visit.id,
    task,
  })

  return {
    actors,
    disabled,
    newcomer,
    ids: {
      house: id,
      colleague: colleague.personId,
      closedColleague: closed.personId,
      team: (await aTeam(db, id)).id,
      archivedTeam: (await aTeam(db, id, away)).id,
      outlet: outlet.id,
      archivedOutlet: (await anOutlet(db, id, away)).id,
      spot: spot.id,
      archivedSpot: (await aSpot(db, id, { outletId: outlet.id, label: '99', ...away })).id,
      connector: connector.id,
      frontDesk: (await aConnector(db, id, { name: 'Front desk', channel: 'bearer' })).id,
      gesture: gesture.id,
      secondGesture: (await aGesture(db, id)).id,
      archivedGesture: (await aGesture(db, id, away)).id,
      guest: guest.id,
      handle: guest.handleId,
      visit: visit.id,
      signal: signal.id,
      openTask: await task({}),
      myTask,
      suggestedTask: await task({ status: 'suggested' }),
      doneTask,
      playbook: await copy('Birthdays'),
      pausedPlaybook,
      proof: proof.id,
      otherVisit: (await aVisit(db, id, { outletId: outlet.id, endsAt: minutesAfter(now, 90) })).id,
      quarantined: await aQuarantined(db, id, connector.id),
      ...written,
      ...known,
      missedTask: await task({ status: 'missed', windowEndsAt: now, gestureId: gesture.id }),
    },
  }
}

const noChoice = { secondGestureId: undefined, teamId: undefined, replyTeamId: undefined }

/** What furnishes the world must work, or the rows prove nothing. */
function done<Done extends object>(outcome: Outcome<Done, string>): Done {
  if (!outcome.ok) throw new Error(`The world was not furnished: ${outcome.refusal}`)
  return outcome
}

/** Runs a row against `ids` and notes which of them it read: those are what the thing takes. */
export function readIds<T>(ids: Ids, read: (ids: Ids) => T): { value: T; taken: IdName[] } {
  const taken = new Set<IdName>()
  const isName = (name: string | symbol): name is IdName => name in ids
  const watched = new Proxy(ids, {
    get(target, name) {
      if (!isName(name)) throw new Error(`The world has no ${String(name)}.`)
      taken.add(name)
      return target[name]
    },
  })
  return { value: read(watched), taken: [...taken] }
}
