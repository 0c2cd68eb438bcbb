/** The two evenings that everything is measured against, told with the demonstration's guests and people. */
import type { Beat, GuestAuthor, Scene } from './beats'

const NORA: GuestAuthor = { handle: 'nora_eats', name: 'Nora Lindgren' }
const PRIYA: GuestAuthor = { handle: 'priya.k', name: 'Priya Kapoor' }
const TOM: GuestAuthor = { handle: 'tomw', name: 'Tom Whitfield' }
const LEAH: GuestAuthor = { handle: 'leahbaker', name: 'Leah Baker' }

const DRINKS = 'Signature drink'

/** Friends check in, a person asks where they sit, they answer, drinks arrive, they post about it. */
export function restaurantEvening(key: string): Scene {
  const checkIn = (at: number, id: string, author: GuestAuthor, text: string): Beat => ({
    at,
    does: 'say',
    connector: 'Foursquare',
    id,
    kind: 'check_in',
    author,
    text,
  })
  return {
    key,
    house: 'restaurant',
    beats: [
      checkIn(0, 'nora', NORA, 'Finally at @laterrazanyc with @priya.k @tomw @leahbaker'),
      checkIn(1, 'priya', PRIYA, 'Dinner with @nora_eats and the others @laterrazanyc'),
      checkIn(2, 'tom', TOM, 'With @nora_eats @leahbaker, hungry'),
      checkIn(3, 'leah', LEAH, '@nora_eats @tomw @priya.k and me'),
      {
        at: 5,
        does: 'reply',
        by: 'luz',
        to: 'nora_eats',
        words: 'Thank you for coming in tonight, Nora and friends. Where are you sitting? Luz, at the door',
      },
      {
        at: 8,
        does: 'say',
        connector: 'Foursquare',
        id: 'answer',
        kind: 'mention',
        author: NORA,
        text: 'Hi Luz! We are at table 12, four of us',
      },
      { at: 9, does: 'take', by: 'diego', to: 'nora_eats', gesture: DRINKS },
      { at: 15, does: 'deliver', by: 'diego', to: 'nora_eats', gesture: DRINKS },
      {
        at: 40,
        does: 'say',
        connector: 'Foursquare',
        id: 'echo',
        kind: 'mention',
        author: NORA,
        text: 'They read our check-in and sent drinks to the table. Best bar team in town, thank you @laterrazanyc',
      },
    ],
  }
}

const WEI: GuestAuthor = { handle: 'wei_travels', name: 'Wei Zhang' }

/** A guest posts about the spa, is offered a reservation, finds a note, praises the bathroom, gets bath salts. */
export function hotelEvening(key: string): Scene {
  const stay = (status: 'expected' | 'in_house') => ({
    reservationId: `HH-${key}`,
    status,
    guestName: 'Wei Zhang',
    room: '412',
    expectedIn: 90,
    departsIn: 2 * 24 * 60,
    partySize: 1,
  })
  return {
    key,
    house: 'hotel',
    beats: [
      {
        at: 0,
        does: 'say',
        connector: 'X',
        id: 'spa',
        kind: 'mention',
        author: WEI,
        text: 'Two days at @theharbourhouse ahead of me. I hear the spa is the reason to go.',
      },
      {
        at: 6,
        does: 'reply',
        by: 'marta',
        to: 'wei_travels',
        words:
          'Our spa will be glad to see you, Wei. Shall I reserve an hour for you tomorrow? Marta, at the desk',
      },
      {
        at: 20,
        does: 'say',
        connector: 'Front desk system',
        id: 'expected',
        kind: 'arrival',
        author: null,
        text: '',
        stay: stay('expected'),
      },
      { at: 25, does: 'match', by: 'marta', handle: 'wei_travels' },
      { at: 30, does: 'take', by: 'marta', to: 'wei_travels', gesture: 'Handwritten note' },
      { at: 45, does: 'deliver', by: 'marta', to: 'wei_travels', gesture: 'Handwritten note' },
      {
        at: 95,
        does: 'say',
        connector: 'Front desk system',
        id: 'arrived',
        kind: 'arrival',
        author: null,
        text: '',
        stay: stay('in_house'),
      },
      {
        at: 150,
        does: 'say',
        connector: 'X',
        id: 'bathroom',
        kind: 'mention',
        author: WEI,
        text: 'The bathroom at @theharbourhouse is bigger than my flat, and prettier',
      },
      { at: 154, does: 'take', by: 'ines', to: 'wei_travels', gesture: 'Bath salts' },
      { at: 155, does: 'take', by: 'ines', to: 'wei_travels', gesture: 'Handwritten note' },
      {
        at: 170,
        does: 'deliver',
        by: 'ines',
        to: 'wei_travels',
        gesture: 'Bath salts',
        line: 'At the edge of the bath, tag tied on',
      },
      { at: 171, does: 'deliver', by: 'ines', to: 'wei_travels', gesture: 'Handwritten note' },
      {
        at: 240,
        does: 'say',
        connector: 'X',
        id: 'echo',
        kind: 'mention',
        author: WEI,
        text: 'Came back to bath salts and a handwritten note. @theharbourhouse is listening',
      },
    ],
  }
}
