import { describe, expect, test } from 'vitest'

import { type AccountSaid, proposeMatch } from './propose-match'

const LISBON = { zone: 'Europe/Lisbon', rollsAtHour: 4 }
const FIRST = new Date('2026-07-01T14:00:00Z')
const TENTH = new Date('2026-07-10T14:00:00Z')
const stay = { guestName: 'Ana Nowak', startsAt: TENTH, spot: '412' }
const account: AccountSaid = { handle: 'sunny77', displayName: null, text: '', saidAt: FIRST }
const proposal = (seen: Partial<AccountSaid>, guestName = stay.guestName) =>
  proposeMatch({ ...account, ...seen }, { ...stay, guestName }, LISBON)

describe('an account may be the guest of a stay', () => {
  test.each<[Partial<AccountSaid>, string]>([
    [{ displayName: 'Ana Nowak' }, 'same_name'],
    [{ displayName: 'ANA NÓWAK ✈️' }, 'same_name'],
    [{ displayName: 'Nowak, Ana' }, 'same_name'],
    [{ handle: 'ana.nowak' }, 'same_name'],
    [{ handle: 'anowak_88' }, 'same_name'],
    [{ handle: 'nowakana' }, 'same_name'],
    [{ displayName: 'Ana', saidAt: TENTH }, 'same_name same_day'],
    // After midnight, while the house still counts the day before.
    [{ displayName: 'Ana Nowak', saidAt: new Date('2026-07-10T01:30:00Z') }, 'same_name same_day'],
    [{ displayName: 'Ana N.', text: "Can't wait for my stay!" }, 'same_name said_so'],
    [{ displayName: 'Ana Nowak', saidAt: TENTH, text: 'On my way' }, 'same_name same_day said_so'],
    [{ handle: 'nowak', text: 'room 412 has a view' }, 'same_name same_spot'],
  ])('%j: %s', (seen, reasons) => {
    expect(proposal(seen)?.reasons.join(' ')).toBe(reasons)
  })

  test.each<[Partial<AccountSaid>, string]>([
    [{}, 'Ana Nowak'],
    [{ saidAt: TENTH, text: 'Checking in, room 412' }, 'Ana Nowak'],
    [{ displayName: 'Ana' }, 'Ana Nowak'],
    [{ displayName: 'Ana Kowalska' }, 'Ana Nowak'],
    [{ handle: 'nowakowski' }, 'Ana Nowak'],
    [{ handle: 'banana.nowakfan' }, 'Ana Nowak'],
    [{ displayName: 'Mr. de la' }, 'Mr. de la'],
    [{ displayName: 'Ana Nowak' }, ''],
  ])('but not for so little: %j and %j', (seen, guestName) => {
    expect(proposal(seen, guestName)).toBeNull()
  })

  test('the more speaks for it, the surer; never quite sure', () => {
    const more = [
      proposal({ displayName: 'Ana Nowak' }),
      proposal({ displayName: 'Ana Nowak', saidAt: TENTH }),
      proposal({ displayName: 'Ana Nowak', saidAt: TENTH, text: 'booked room 412' }),
    ].map((one) => one?.confidence)
    expect(more).toEqual([60, 80, 95])
  })
})
