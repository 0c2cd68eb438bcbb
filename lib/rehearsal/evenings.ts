/** The two evenings that everything is measured against, told with the demonstration's guests and people. */
import type { Beat, GuestAuthor, Scene } from './beats'

export type Friends = readonly [GuestAuthor, GuestAuthor, GuestAuthor, GuestAuthor]

const DRINKS = 'Signature drink'

/** Friends check in, a person asks where they sit, they answer, drinks arrive, they post about it. */
export function restaurantEvening(key: string, friends: Friends): Scene {
  const [first, second, third, fourth] = friends
  const to = first.handle
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
      checkIn(
        0,
        'first',
        first,
        `Finally at @laterrazanyc with @${second.handle} @${third.handle} @${fourth.handle}`,
      ),
      checkIn(1, 'second', second, `Dinner with @${first.handle} and the others @laterrazanyc`),
      checkIn(2, 'third', third, `With @${first.handle} @${fourth.handle}, hungry`),
      checkIn(3, 'fourth', fourth, `@${first.handle} @${third.handle} @${second.handle} and me`),
      {
        at: 5,
        does: 'reply',
        by: 'luz',
        to,
        words: `Thank you for coming in tonight, ${firstName(first)} and friends. Where are you sitting? Luz, at the door`,
      },
      {
        at: 8,
        does: 'say',
        connector: 'Foursquare',
        id: 'answer',
        kind: 'mention',
        author: first,
        text: 'Hi Luz! We are at table 12, four of us',
      },
      { at: 9, does: 'take', by: 'diego', to, gesture: DRINKS },
      { at: 15, does: 'deliver', by: 'diego', to, gesture: DRINKS },
      {
        at: 40,
        does: 'say',
        connector: 'Foursquare',
        id: 'echo',
        kind: 'mention',
        author: first,
        text: 'They read our check-in and sent drinks to the table. Best bar team in town, thank you @laterrazanyc',
      },
    ],
  }
}

/** A guest posts about the spa, is offered a reservation, finds a note, praises the bathroom, gets bath salts. */
export function hotelEvening(key: string, guest: GuestAuthor): Scene {
  const to = guest.handle
  const stay = (status: 'expected' | 'in_house') => ({
    reservationId: `HH-${key}`,
    status,
    guestName: guest.name,
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
        author: guest,
        text: 'Two days at @theharbourhouse ahead of me. I hear the spa is the reason to go.',
      },
      {
        at: 6,
        does: 'reply',
        by: 'marta',
        to,
        words: `Our spa will be glad to see you, ${firstName(guest)}. Shall I reserve an hour for you tomorrow? Marta, at the desk`,
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
      { at: 25, does: 'match', by: 'marta', handle: to },
      { at: 30, does: 'take', by: 'marta', to, gesture: 'Handwritten note' },
      { at: 45, does: 'deliver', by: 'marta', to, gesture: 'Handwritten note' },
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
        author: guest,
        text: 'The bathroom at @theharbourhouse is bigger than my flat, and prettier',
      },
      { at: 154, does: 'take', by: 'ines', to, gesture: 'Bath salts' },
      { at: 155, does: 'take', by: 'ines', to, gesture: 'Handwritten note' },
      {
        at: 170,
        does: 'deliver',
        by: 'ines',
        to,
        gesture: 'Bath salts',
        line: 'At the edge of the bath, tag tied on',
      },
      { at: 171, does: 'deliver', by: 'ines', to, gesture: 'Handwritten note' },
      {
        at: 240,
        does: 'say',
        connector: 'X',
        id: 'echo',
        kind: 'mention',
        author: guest,
        text: 'Came back to bath salts and a handwritten note. @theharbourhouse is listening',
      },
    ],
  }
}

const firstName = ({ name }: GuestAuthor) => name.split(' ')[0] ?? name
