import { describe, expect, test } from 'vitest'

import { type About, NOTHING_KNOWN } from './about'
import { ASKING, findingsIn, type Guard, verdictOn } from './guards'
import { SUGGESTED_PHRASES } from './promotion'

const about: About = {
  ...NOTHING_KNOWN,
  told: 'Lovely evening @theswan Ana ana_eats',
  names: ['Ana Lindqvist', 'ana_eats'],
  rooms: ['412', 'Garden suite', '7'],
  stayDays: ['Friday', 'viernes'],
  companions: ['Ben Okafor'],
  minded: ['Nuts'],
  preferences: ['Prefers Riesling by the window'],
  phrases: [...SUGGESTED_PHRASES.en, ...SUGGESTED_PHRASES.es],
}
const guardsOf = (words: string, known = about) => findingsIn(words, known).map(({ guard }) => guard)

describe('in public never stands', () => {
  test.each<[Guard, string, string]>([
    ['room', 'We left it in room 412', 'room 412'],
    ['room', 'Está en la habitación nº 412', 'habitación nº 412'],
    ['room', 'See you at 412', '412'],
    ['room', 'Enjoy the Garden Suite', 'Garden Suite'],
    ['room', 'Come up to room four twelve', 'room four twelve'],
    ['stay_dates', 'See you on Friday', 'Friday'],
    ['stay_dates', 'Looking forward to 12 July', '12 July'],
    ['stay_dates', 'Le esperamos el 12 de julio', '12 de julio'],
    ['stay_dates', 'When you arrive tomorrow, ask for me', 'arrive tomorrow'],
    ['stay_dates', 'Gracias por sus tres noches', 'sus tres noches'],
    ['stay_dates', 'Enjoy until Sunday', 'until Sunday'],
    ['money', 'It was €40, sorry', '€40'],
    ['money', 'Le devolvemos 40 euros', '40 euros'],
    ['money', 'I took it off your bill', 'your bill'],
    ['health', 'I hope the allergy is better', 'allergy'],
    ['health', 'Espero que se mejore', 'se mejore'],
    ['health', 'No nuts for you, promised', 'nuts'],
    ['companions', 'Say hello to your lovely wife', 'your lovely wife'],
    ['companions', 'Saludos a su marido', 'su marido'],
    ['companions', 'You and Ben made our night', 'Ben'],
  ])('%s: %s', (guard, words, saw) => {
    expect(findingsIn(words, about)).toContainEqual({ guard, stops: true, saw: [saw] })
    expect(verdictOn(findingsIn(words, about), { guards: [...ASKING], reason: 'because I want to' })).toBe(
      'guarded',
    )
    expect(guardsOf(words, { ...about, isPublic: false })).not.toContain(guard)
  })

  test('but an ordinary answer may', () => {
    for (const words of [
      'Thank you for coming in tonight, Nora and friends. Where are you sitting?',
      'Our spa will be glad to see you, Ana. Shall I reserve an hour for you tomorrow?',
      'There is always room for you here. Open 24/7!',
      'A 10/10 from you makes my week.',
      'Gracias por venir esta noche, Ana. ¿En qué mesa están?',
      'En el spa le esperamos con gusto. ¿Le reservo una hora?',
      'I am sorry that the lamp was broken. I would like to put it right.',
      'Your hospitality post made my day.',
    ])
      expect(guardsOf(words), words).toEqual([])
  })

  test('and whom the guest named there is no secret', () => {
    const told = `${about.told} with my wife and Ben`
    expect(guardsOf('A toast to your wife, and to Ben', { ...about, told })).toEqual([])
  })
})

describe('a reply that knows too much is asked about', () => {
  test.each([
    ['A glass of Riesling is waiting', ['Riesling']],
    ['Thank you, Ms Lindqvist', ['Lindqvist']],
    ['Happy birthday, Ana', ['birthday']],
    ['Welcome back, Ana', ['Welcome back']],
  ])('%s', (words, saw) => {
    expect(findingsIn(words, about)).toContainEqual({ guard: 'not_told', stops: false, saw })
  })

  test('but not about what they said themselves, in whichever language', () => {
    const told = 'Mi cumpleaños, otra vez aquí con un Riesling. Ana Lindqvist'
    const words = 'Happy birthday, Ana Lindqvist. Good to see you again, with your Riesling'
    expect(guardsOf(words, { ...about, told })).toEqual([])
  })

  test('and a name is held against the guest’s own spelling', () => {
    expect(findingsIn('Thank you, Anna', about)).toEqual([
      { guard: 'misspelled', stops: false, saw: ['Anna'] },
    ])
    expect(guardsOf('Many thanks, Ana. And come again', about)).toEqual([])
    expect(guardsOf('Dear Lindquist', about)).toContain('misspelled')
  })
})

describe('a reply that sells is asked about', () => {
  test.each<[Guard, string, string[]]>([
    ['sells', 'Book now for Sunday brunch, you will love it', ['book now']],
    ['sells', '¡Reserva ya! Te encantará', ['reserva ya']],
    ['hashtag', 'You made our day #TheSwan', ['#TheSwan']],
    ['own_link', 'All about it for you at theswan.example.com/spa', ['theswan.example.com/spa']],
    ['own_link', 'For you: https://theswan.example', ['https://theswan.example']],
    ['more_we', 'We are proud of our new spa, thank you', ['we', 'our']],
    ['more_we', 'Ofrecemos masajes y tenemos sauna', ['ofrecemos', 'tenemos']],
  ])('%s: %s', (guard, words, saw) => {
    expect(findingsIn(words, about)).toContainEqual({ guard, stops: false, saw })
  })

  test('and may leave with a reason, for exactly what was asked', () => {
    const findings = findingsIn('Book now, you will love it #TheSwan', about)
    expect(verdictOn(findings, null)).toBe('asked')
    expect(verdictOn(findings, { guards: ['sells'], reason: 'She asked how to book' })).toBe('asked')
    expect(verdictOn(findings, { guards: ['sells', 'hashtag'], reason: '  ' })).toBe('asked')
    expect(verdictOn(findings, { guards: ['sells', 'hashtag'], reason: 'She asked how' })).toBeNull()
  })
})
