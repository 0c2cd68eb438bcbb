import { describe, expect, test } from 'vitest'

import { textOfSheet } from './cells'
import { MOST_ROWS, readSheet, type SheetAsked } from './read-sheet'

const NOW = new Date('2026-11-26T13:00:00Z')
const asked = (what: Partial<SheetAsked> = {}): SheetAsked => ({
  kind: 'arrivals',
  order: 'refuse',
  today: '2026-11-26',
  kept: {
    network: 'front_desk',
    account: { id: null, baseUrl: null, webhookUrl: '' },
    zone: 'Europe/Lisbon',
    receivedAt: NOW,
  },
  ...what,
})
function read(text: string, what?: Partial<SheetAsked>) {
  const outcome = readSheet(text, asked(what))
  if (!outcome.ok) throw new Error(`${outcome.refusal} ${outcome.saw}`)
  return outcome.sheet
}
const only = (text: string, what?: Partial<SheetAsked>) => {
  const { understood, refused } = read(text, what)
  expect(refused).toEqual([])
  return understood[0]?.signal
}
const why = (text: string, what?: Partial<SheetAsked>) => {
  const outcome = readSheet(text, asked(what))
  return outcome.ok ? outcome.sheet.refused : [outcome.refusal, outcome.saw]
}

describe('a list of arrivals', () => {
  test('is read as a front desk writes it in English', () => {
    const sheet = read(
      'Reservation No.,First name,Last name,Room,Arrival date,ETA,Departure,Guests,Status,Rate\n' +
        'R-17,Ana,"Nowak, de la Torre",412,2026-11-26,4 pm,2026-11-29,2,Confirmed,120.00\n',
    )
    expect(sheet).toMatchObject({ refused: [], unused: ['Rate'] })
    expect(sheet.understood).toMatchObject([
      {
        row: 2,
        signal: {
          externalId: 'arrival:R-17',
          kind: 'arrival',
          revisedAt: NOW,
          stay: {
            ...{
              reservationId: 'R-17',
              status: 'expected',
              guestName: 'Ana Nowak, de la Torre',
              room: '412',
            },
            expectedAt: '2026-11-26T16:00:00.000Z',
            departsAt: '2026-11-29T11:00:00.000Z',
            partySize: 2,
          },
        },
      },
    ])
  })

  test('is read as a front desk writes it in Spanish, by semicolons', () => {
    const text =
      '\ufeffNº Reserva;Huésped;Habitación;Fecha de entrada;Hora de llegada;Fecha de salida;Huéspedes;Estado\r\n' +
      'A1;José Núñez;305;26/11/2026;18:30;28/11/2026;3;Alojado\r\n'
    expect(only(text, { order: 'day_first' })?.stay).toEqual({
      ...{ reservationId: 'A1', status: 'in_house', guestName: 'José Núñez', room: '305', partySize: 3 },
      expectedAt: '2026-11-26T18:30:00.000Z',
      arrivedAt: null,
      departsAt: '2026-11-28T11:00:00.000Z',
    })
  })

  test.each([
    ['a comma', 'Guest,Room\nAna,412'],
    ['a semicolon, with commas in the words', 'Guest;Room\nAna;412'],
    ['a tab, as it is copied from a spreadsheet', 'Guest\tRoom\nAna\t412'],
    ['what Excel says in its first line', 'sep=;\r\nGuest;Room\r\nAna;412\r\n'],
  ])('may be separated by %s', (_what, text) => {
    expect(only(text)?.stay).toMatchObject({ guestName: 'Ana', room: '412' })
  })

  test.each([
    ['nothing at all', 'Guest\nAna', '2026-11-26T15:00:00.000Z'],
    ['a time alone', 'Guest,Arrival\nAna,9:05 pm', '2026-11-26T21:05:00.000Z'],
    ['a time of its own', 'Guest,ETA\nAna,17h', '2026-11-26T17:00:00.000Z'],
    ['a day with a time', 'Guest,Arrival\nAna,2026-11-27 18:00', '2026-11-27T18:00:00.000Z'],
    ['a month in words', 'Huésped,Llegada\nAna,27 de nov. 2026', '2026-11-27T15:00:00.000Z'],
    ['a short year', 'Guest,Arrival\nAna,27-NOV-26', '2026-11-27T15:00:00.000Z'],
  ])('that says %s of when they come means it', (_what, text, expectedAt) => {
    expect(only(text)?.stay?.expectedAt).toBe(expectedAt)
  })

  test('says which day 03/04 is only after a person said how days are written', () => {
    const text = 'Guest,Arrival\nAna,03/04/2027'
    expect(why(text)).toEqual([{ row: 2, problem: { key: 'ambiguous_date', saw: '03/04/2027' } }])
    expect(only(text, { order: 'day_first' })?.stay?.expectedAt).toBe('2027-04-03T14:00:00.000Z')
    expect(only(text, { order: 'month_first' })?.stay?.expectedAt).toBe('2027-03-04T15:00:00.000Z')
  })

  test('names each row that it refuses by its number in the spreadsheet', () => {
    const text = [
      'Guest,Reservation,Status,Room',
      'Ana,R-1,expected,412',
      '',
      ',,expected,413',
      'Luz,R-2,on the moon,414',
      'Eva,R-3,expected,415,suite',
      'Ana again,R-1,expected,416',
      '"Two\nlines",R-4,expected,417',
      'Max,R-5,sleeping,418',
    ].join('\n')
    const { understood, refused } = read(text)
    expect(refused).toEqual([
      { row: 4, problem: { key: 'nothing_in_it' } },
      { row: 5, problem: { key: 'field_wrong', saw: 'status = on the moon' } },
      { row: 6, problem: { key: 'too_many_cells', saw: '5' } },
      { row: 7, problem: { key: 'same_as_row', saw: '2' } },
      { row: 9, problem: { key: 'field_wrong', saw: 'status = sleeping' } },
    ])
    expect(understood.map(({ row }) => row)).toEqual([2, 8])
  })

  test('knows the same row by its key, and another by another', () => {
    const keys = (text: string, today = '2026-11-26') =>
      read(text, { today }).understood.map(({ key }) => key)
    const [ana = '', luz = ''] = keys('Guest,Room\nAna,412\nLuz,413')
    expect(keys('Room;Guest\n412;Ana\n')).toEqual([ana])
    expect(luz).not.toBe(ana)
    expect(keys('Guest,Room\nAna,414')).not.toEqual([ana])
    expect(keys('Guest,Room\nAna,412', '2026-11-27')).not.toEqual([ana])
  })

  test('takes two guests of one name on one day for one, unless they have numbers', () => {
    expect(why('Guest,Room\nAna Ruiz,1\nANA RUÍZ,2')).toEqual([
      { row: 3, problem: { key: 'same_as_row', saw: '2' } },
    ])
    expect(read('Guest,Booking\nAna Ruiz,1\nAna Ruiz,2').understood).toHaveLength(2)
  })
})

describe('a list of reviews', () => {
  test('is read in English and in Spanish', () => {
    const english =
      'Author,Rating,Title,Review,Date,Link\nAna,4/5,Lovely,"Quiet, and near",2026-11-20,https://a.example/1'
    expect(only(english, { kind: 'reviews' })).toMatchObject({
      kind: 'review',
      author: { name: 'Ana', handle: null },
      rating: { value: 4, max: 5 },
      text: 'Lovely\nQuiet, and near',
      occurredAt: new Date('2026-11-20T00:00:00Z'),
      url: 'https://a.example/1',
    })
    const spanish = 'Autor;Puntuación;Reseña;Fecha\nLuz;4,5;"Muy ""amables"" todos";20/11/2026'
    expect(only(spanish, { kind: 'reviews', order: 'day_first' })).toMatchObject({
      author: { name: 'Luz' },
      rating: { value: 4.5, max: 5 },
      text: 'Muy "amables" todos',
      occurredAt: new Date('2026-11-20T00:00:00Z'),
    })
  })

  test('refuses what has not happened yet', () => {
    expect(why('Review,Date\nLovely,2027-01-01', { kind: 'reviews' })).toEqual([
      { row: 2, problem: { key: 'in_the_future', saw: '2027-01-01T00:00:00.000Z' } },
    ])
  })
})

describe('a sheet as a whole', () => {
  test.each([
    ['', ['empty', '']],
    [' \n,,\n', ['empty', '']],
    ['Guest,Room', ['no_rows', '']],
    ['Ana,412\nLuz,413', ['no_heads', 'Ana, 412']],
    ['Guest\n"Ana', ['open_quote', '']],
    [`Guest\n${'Ana\n'.repeat(MOST_ROWS + 1)}`, ['too_many_rows', `${MOST_ROWS + 1}`]],
  ])('%j is refused', (text, refusal) => {
    expect(why(text)).toEqual(refusal)
  })

  test.each([
    ['UTF-8', Buffer.from('Huésped\nJosé')],
    ['UTF-8 with its mark', Buffer.from('\ufeffHuésped\nJosé')],
    ['Windows-1252', Buffer.from('Huésped\nJosé', 'latin1')],
    ['UTF-16', Buffer.from('\ufeffHuésped\nJosé', 'utf16le')],
  ])('is read from a file in %s', (_what, bytes) => {
    expect(only(textOfSheet(bytes))?.stay?.guestName).toBe('José')
  })
})
