/** The hotel systems that the house asks, as far as their documentation tells what they answer. */
import { z } from 'zod'

import type { Heard, Said } from './stand-in'

export type Stay = {
  id: string
  status: 'confirmed' | 'checked_in' | 'checked_out' | 'canceled' | 'no_show'
  changedAt: string
  guest: { id: string; first: string; last: string }
  room: string | null
  from: string
  to: string
  arrivedAt: string | null
}

/** Tokens that each of them takes, as `anAccess` holds them. */
const TOKEN = 'token-now'
const bears = ({ headers }: Heard) => headers.authorization === `Bearer ${TOKEN}`
const formOf = ({ body }: Heard) => new URLSearchParams(body)
const token = { access_token: TOKEN, token_type: 'Bearer', expires_in: 3600 }
const asked = (path: string) => new URL(path, 'http://stand-in').searchParams

const MEWS = {
  confirmed: 'Confirmed',
  checked_in: 'Started',
  checked_out: 'Processed',
  canceled: 'Canceled',
  no_show: 'Canceled',
}

/** A note as a hotel system keeps it; nothing keeps two of the same out. */
export type HotelNote = { id: string; reservationId: string; words: string }
const Added = z.object({
  ServiceOrderNotes: z.array(z.object({ ServiceOrderId: z.string(), Text: z.string().min(1) })),
})

/** Everything is a POST, and the tokens are in its body. */
export const mewsHotel =
  (stays: Map<string, Stay>, notes: HotelNote[] = []) =>
  (heard: Heard) => {
    const said: { [field: string]: unknown } = JSON.parse(heard.body)
    if (said.AccessToken !== TOKEN || said.ClientToken !== 'client-secret')
      return { status: 401, body: { Message: 'Invalid AccessToken' } }
    const ids = (field: string): string[] => (Array.isArray(said[field]) ? said[field].map(String) : [])
    const all = [...stays.values()]
    if (heard.path === '/api/connector/v1/configuration/get')
      return { status: 200, body: { Enterprise: { Id: 'e-1', Name: 'Harbour House' } } }
    if (heard.path === '/api/connector/v1/reservations/getAll/2023-06-06')
      return {
        status: 200,
        body: {
          Reservations: all.filter(({ id }) => ids('ReservationIds').includes(id)).map(asMews),
          Cursor: null,
        },
      }
    if (heard.path === '/api/connector/v1/serviceOrderNotes/add') {
      const added = Added.parse(said).ServiceOrderNotes.map(({ ServiceOrderId, Text }, nth) => ({
        ...{ id: `n-${notes.length + nth + 1}`, reservationId: ServiceOrderId, words: Text },
      }))
      if (added.some(({ reservationId }) => !stays.has(reservationId)))
        return { status: 400, body: { Message: 'Invalid service order' } }
      notes.push(...added)
      return { status: 200, body: { ServiceOrderNotes: added.map(asMewsNote) } }
    }
    if (heard.path === '/api/connector/v1/serviceOrderNotes/getAll') {
      const found = notes.filter(({ reservationId }) => ids('ServiceOrderIds').includes(reservationId))
      return { status: 200, body: { ServiceOrderNotes: found.map(asMewsNote), Cursor: null } }
    }
    if (heard.path === '/api/connector/v1/customers/getAll') {
      const guests = all.filter(({ guest }) => ids('CustomerIds').includes(guest.id))
      const Customers = guests.map(({ guest }) => ({
        Id: guest.id,
        FirstName: guest.first,
        LastName: guest.last,
      }))
      return { status: 200, body: { Customers } }
    }
    if (heard.path === '/api/connector/v1/resources/getAll')
      return {
        status: 200,
        body: { Resources: ids('ResourceIds').map((Id) => ({ Id, Name: Id.replace('room-', '') })) },
      }
    return { status: 404 }
  }

const asMewsNote = ({ id, reservationId, words }: HotelNote) => ({
  Id: id,
  OrderId: reservationId,
  Text: words,
})

const asMews = (stay: Stay) => ({
  Id: stay.id,
  AccountId: stay.guest.id,
  AccountType: 'Customer',
  State: MEWS[stay.status],
  CancellationReason: stay.status === 'no_show' ? 'NoShow' : null,
  UpdatedUtc: stay.changedAt,
  ScheduledStartUtc: stay.from,
  ScheduledEndUtc: stay.to,
  ActualStartUtc: stay.arrivedAt,
  ActualEndUtc: null,
  AssignedResourceId: stay.room && `room-${stay.room}`,
  PersonCounts: [{ AgeCategoryId: 'adult', Count: 2 }],
})

export const cloudbedsHotel =
  (stays: Map<string, Stay>, notes: HotelNote[] = []) =>
  (heard: Heard): Said => {
    const { path } = heard
    if (path === '/api/v1.3/access_token')
      return formOf(heard).get('refresh_token') === 'refresh-1'
        ? { status: 200, body: { ...token, refresh_token: 'refresh-2' } }
        : { status: 401, body: { error: 'invalid_grant' } }
    if (!bears(heard)) return { status: 401, body: { success: false } }
    if (path.startsWith('/api/v1.3/getHotelDetails'))
      return {
        status: 200,
        body: { success: true, data: { propertyID: '31', propertyName: 'Harbour House' } },
      }
    const isNoting = path === '/api/v1.3/postReservationNote'
    const fields = isNoting ? formOf(heard) : asked(path)
    const stay = stays.get(fields.get('reservationID') ?? '')
    if (!isNoting && !/^\/api\/v1\.3\/getReservation(Notes)?\?/.test(path)) return { status: 404 }
    if (!stay) return { status: 200, body: { success: false, message: 'Reservation not found' } }
    if (isNoting) return keepNote(heard, stay, notes)
    if (path.startsWith('/api/v1.3/getReservationNotes?')) {
      const found = notes.filter(({ reservationId }) => reservationId === stay.id)
      return { status: 200, body: { success: true, data: found.map(asCloudbedsNote) } }
    }
    const day = (instant: string) => instant.slice(0, 10)
    const data = {
      reservationID: stay.id,
      status: stay.status,
      dateModified: stay.changedAt,
      guestID: stay.guest.id,
      guestName: `${stay.guest.first} ${stay.guest.last}`,
      startDate: day(stay.from),
      endDate: day(stay.to),
      assigned: stay.room ? [{ roomName: stay.room, adults: '2', children: '0' }] : [],
      unassigned: stay.room ? [] : [{ adults: '2', children: '0' }],
    }
    return { status: 200, body: { success: true, data } }
  }

/** Of a form alone, as they say of every POST; an empty one is no note. */
function keepNote(heard: Heard, { id: reservationId }: Stay, notes: HotelNote[]): Said {
  const words = formOf(heard).get('reservationNote') ?? ''
  const isForm = heard.headers['content-type'] === 'application/x-www-form-urlencoded'
  if (!isForm || words === '')
    return { status: 200, body: { success: false, message: 'Parameter reservationNote is required' } }
  const id = `${notes.length + 1}`
  notes.push({ id, reservationId, words })
  return { status: 200, body: { success: true, reservationNoteID: id } }
}

const asCloudbedsNote = ({ id, words }: HotelNote) => ({
  reservationNoteID: id,
  userName: 'On the House',
  dateCreated: '2026-07-10 19:20:00',
  dateModified: '2026-07-10 19:20:00',
  reservationNote: words,
})

const APALEO = {
  confirmed: 'Confirmed',
  checked_in: 'InHouse',
  checked_out: 'CheckedOut',
  canceled: 'Canceled',
  no_show: 'NoShow',
}

const isTheApp = (heard: Heard) =>
  formOf(heard).get('client_id') === 'client-1' &&
  formOf(heard).get('client_secret') === 'client-secret' &&
  formOf(heard).get('grant_type') === 'client_credentials'

export const apaleoHotel =
  (stays: Map<string, Stay>) =>
  (heard: Heard): Said => {
    const { path } = heard
    if (path === '/connect/token')
      return isTheApp(heard)
        ? { status: 200, body: token }
        : { status: 400, body: { error: 'invalid_client' } }
    if (!bears(heard)) return { status: 401 }
    if (path === '/inventory/v1/properties/LIS')
      return { status: 200, body: { id: 'LIS', name: 'Harbour House' } }
    const stay = stays.get(path.replace('/booking/v1/reservations/', ''))
    if (!stay) return { status: 404 }
    const body = {
      id: stay.id,
      status: APALEO[stay.status],
      modified: stay.changedAt,
      primaryGuest: { firstName: stay.guest.first, lastName: stay.guest.last },
      unit: stay.room && { id: `LIS-${stay.room}`, name: stay.room },
      arrival: stay.from,
      departure: stay.to,
      checkInTime: stay.arrivedAt,
      adults: 2,
    }
    return { status: 200, body }
  }

export const guestyHotel =
  (stays: Map<string, Stay>) =>
  (heard: Heard): Said => {
    const { path } = heard
    if (path === '/oauth2/token')
      return isTheApp(heard)
        ? { status: 200, body: token }
        : { status: 401, body: { error: 'invalid_client' } }
    if (!bears(heard)) return { status: 401 }
    if (path === '/v1/accounts/me') return { status: 200, body: { _id: 'g-1', name: 'Harbour House' } }
    const stay = stays.get(/^\/v1\/reservations\/([^?]+)/.exec(path)?.[1] ?? '')
    if (!stay) return { status: 404 }
    const body = {
      _id: stay.id,
      status: stay.status,
      lastUpdatedAt: stay.changedAt,
      guestId: stay.guest.id,
      guest: { fullName: `${stay.guest.first} ${stay.guest.last}` },
      listing: { nickname: stay.room },
      checkIn: stay.from,
      checkOut: stay.to,
      guestsCount: 2,
    }
    return { status: 200, body }
  }

export const aStay = (changes: Partial<Stay> = {}): Stay => ({
  id: 'r-412',
  status: 'confirmed',
  changedAt: '2026-07-10T09:00:00Z',
  guest: { id: 'c-7', first: 'Yusuf', last: 'Demir' },
  room: '412',
  from: '2026-07-10T14:00:00Z',
  to: '2026-07-12T10:00:00Z',
  arrivedAt: null,
  ...changes,
})
