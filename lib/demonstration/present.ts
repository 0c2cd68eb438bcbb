/** What is going on in the demonstration's houses at the moment it is opened, so that the first inbox is not empty. */
import type { Scene } from '@/lib/rehearsal/beats'
import { hotelEvening } from '@/lib/rehearsal/evenings'

import { author, stayScene, tableScene } from './scenes'

/** A scene that began so many minutes ago; what it holds for later is left to whoever looks. */
export type PresentScene = { minutesAgo: number; scene: Scene }

export const PRESENT_SCENES: readonly PresentScene[] = [
  {
    minutesAgo: 9,
    scene: tableScene({
      key: 'now-sara',
      guest: author('sara.novak', 'Sara Novak'),
      words: 'Four hungry people @laterrazanyc',
      answer: 'table 12, four of us!',
      ending: 'none',
    }),
  },
  {
    minutesAgo: 3,
    scene: tableScene({
      key: 'now-bruno',
      guest: author('brunoeats', 'Bruno Salas'),
      words: 'Por fin mesa en @laterrazanyc',
      answer: null,
      ending: 'none',
    }),
  },
  {
    minutesAgo: 39,
    scene: tableScene({
      key: 'now-lucia',
      guest: author('lucia_m', 'Lucía Marín'),
      words: 'Patio, finally',
      answer: 'by the fountain, we are two',
      ending: 'delivered',
      later: 'It is her birthday and she does not know that I know. @laterrazanyc',
    }),
  },
  {
    minutesAgo: 97,
    scene: stayScene({
      key: 'now-elena',
      guest: author('elena.walks', 'Elena Petrova'),
      room: '305',
      praise: 'Whoever chose the tiles in this bathroom, thank you @theharbourhouse',
      ending: 'none',
    }),
  },
  { minutesAgo: 27, scene: hotelEvening('now-ingrid', author('ingrid_s', 'Ingrid Solheim')) },
  { minutesAgo: 4, scene: hotelEvening('now-daniel', author('danielfrost', 'Daniel Frost')) },
]
