import fc from 'fast-check'
import { expect, test } from 'vitest'

import { openBodyRoom } from './body-room'

const ROOM = { most: 100, mostOfOne: 40 }

test('one sender is refused for itself, and all of them once the room is full', () => {
  const room = openBodyRoom(ROOM)
  room('noisy').take(40)
  expect(() => room('noisy').take(1)).toThrow(expect.objectContaining({ by: 'one' }))
  room('quiet').take(40)
  room('other').take(20)
  expect(() => room('last').take(1)).toThrow(expect.objectContaining({ by: 'all' }))
})

test('what was refused holds nothing, and what left makes room again, once', () => {
  const room = openBodyRoom(ROOM)
  const refused = room('noisy')
  refused.take(30)
  expect(() => refused.take(11)).toThrow()
  const seat = room('noisy')
  seat.take(40)
  seat.leave()
  seat.leave()
  room('noisy').take(40)
  expect(() => room('noisy').take(1)).toThrow()
})

test('however many come and go, no more is held than there is room for', () => {
  const step = fc.record({ seat: fc.nat(9), bytes: fc.integer({ min: 0, max: 60 }), leaves: fc.boolean() })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      const room = openBodyRoom(ROOM)
      const seats = Array.from({ length: 10 }, (_, at) => ({ seat: room(`s${at % 3}`), of: at % 3, held: 0 }))
      const heldOf = (of: number) =>
        seats.filter((one) => one.of === of).reduce((sum, one) => sum + one.held, 0)
      for (const { seat: at, bytes, leaves } of steps) {
        const one = seats[at]
        if (!one) continue
        if (leaves) {
          one.seat.leave()
          one.held = 0
          continue
        }
        const total = [0, 1, 2].reduce((sum, of) => sum + heldOf(of), 0)
        const fits = total + bytes <= ROOM.most && heldOf(one.of) + bytes <= ROOM.mostOfOne
        if (fits) {
          one.seat.take(bytes)
          one.held += bytes
        } else {
          expect(() => one.seat.take(bytes)).toThrow()
          one.held = 0
        }
      }
    }),
  )
})
