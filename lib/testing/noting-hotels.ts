/** Every hotel system that notes are written to, as a stand-in with one guest who stays there. */
import type { ChannelName } from '@/db/vocabulary'

import { aStay, cloudbedsHotel, type HotelNote, mewsHotel, type Stay } from './hotels'
import type { Heard, Said } from './stand-in'

export type NotingHotel = {
  channel: ChannelName
  /** The house's own id there. */
  id: string
  answer: (stays: Map<string, Stay>, notes: HotelNote[]) => (heard: Heard) => Said
  /** Where a note is written. */
  writes: string
  /** A token that ended is entered again by a person. */
  isByHand: boolean
}

export const MEWS: NotingHotel = {
  channel: 'mews',
  id: 'e-1',
  answer: mewsHotel,
  writes: '/api/connector/v1/serviceOrderNotes/add',
  isByHand: true,
}
export const CLOUDBEDS: NotingHotel = {
  channel: 'cloudbeds',
  id: '31',
  answer: cloudbedsHotel,
  writes: '/api/v1.3/postReservationNote',
  isByHand: false,
}
export const NOTING_HOTELS: readonly NotingHotel[] = [MEWS, CLOUDBEDS]

export const answering = ({ answer }: NotingHotel, notes: HotelNote[]) =>
  answer(new Map([['r-412', aStay()]]), notes)
