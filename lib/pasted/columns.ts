/** Which column says what: the heads that front desks and review sites write, in English and Spanish. */

export const SHEET_KINDS = ['arrivals', 'reviews'] as const
export type SheetKind = (typeof SHEET_KINDS)[number]

/** Folded: no case, no accents, nothing but letters and figures. */
const OF_ARRIVALS = {
  reservationId:
    'reservationid reservation reservationnumber reservationno bookingid booking bookingnumber bookingno bookingreference bookingref confirmation confirmationnumber confirmationno confirmationcode confno resno resid id ref reference reserva idreserva nreserva noreserva numeroreserva numerodereserva codigoreserva codigodereserva localizador confirmacion numerodeconfirmacion codigo folio referencia',
  guestName:
    'guestname guest name fullname nameofguest mainguest leadguest huesped nombredelhuesped nombrehuesped cliente nombrecompleto nombreyapellidos titular pasajero',
  firstName: 'firstname givenname forename nombre nombres',
  lastName: 'lastname surname familyname apellido apellidos primerapellido',
  status:
    'status reservationstatus bookingstatus staystatus state estado estadoreserva estadodelareserva situacion',
  room: 'room roomnumber roomno roomnr unit unitnumber habitacion hab nhabitacion nohabitacion numerodehabitacion numerohabitacion cuarto apartamento',
  arrival:
    'arrival arrivaldate dateofarrival arrives arriving checkin checkindate from date startdate llegada fechallegada fechadellegada entrada fechaentrada fechadeentrada desde fecha',
  arrivalTime:
    'eta arrivaltime expectedtime checkintime timeofarrival time hora horallegada horadellegada horaentrada horadeentrada horaprevista',
  departure:
    'departure departuredate dateofdeparture departs departing checkout checkoutdate to until enddate salida fechasalida fechadesalida hasta',
  partySize:
    'pax guests numberofguests noofguests partysize party persons people adults covers huespedes personas npersonas nopersonas numerodepersonas numerodehuespedes adultos comensales ocupacion',
  spot: 'table tablenumber tableno mesa nmesa nomesa',
  outlet: 'outlet restaurant venue restaurante local',
} as const

const OF_REVIEWS = {
  id: 'id reviewid reference ref idresena idopinion referencia codigo',
  text: 'review reviewtext text comment comments content body message opinion resena comentario comentarios texto contenido mensaje',
  title: 'title headline subject titulo asunto',
  rating:
    'rating stars score overall overallrating starrating puntuacion estrellas valoracion nota calificacion',
  ratingMax: 'ratingmax maxrating outof sobre maximo',
  name: 'name author authorname reviewer reviewername guest guestname autor autora nombre huesped cliente',
  handle: 'handle username user account usuario usuaria cuenta',
  date: 'date reviewdate createdat created publishedat published postedat when time fecha fechadelaresena fechadepublicacion publicado publicada',
  url: 'url link permalink reviewurl enlace vinculo',
  language: 'language lang locale idioma lengua',
} as const

export type ArrivalColumn = keyof typeof OF_ARRIVALS
export type ReviewColumn = keyof typeof OF_REVIEWS
export type Column = ArrivalColumn | ReviewColumn

/** A sheet without any of these says nothing about anybody. */
const NEEDS_ONE = {
  arrivals: ['guestName', 'firstName', 'lastName', 'reservationId'],
  reviews: ['text', 'rating'],
} as const satisfies Record<SheetKind, readonly Column[]>

const COLUMNS: Record<SheetKind, ReadonlyMap<string, Column>> = {
  arrivals: byHead(OF_ARRIVALS),
  reviews: byHead(OF_REVIEWS),
}

function byHead<Name extends Column>(heads: Record<Name, string>): Map<string, Name> {
  const found = new Map<string, Name>()
  for (const name in heads) for (const head of heads[name].split(' ')) found.set(head, name)
  return found
}

/** "Nº de habitación" → "nodehabitacion". */
const folded = (head: string) =>
  head
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')

export type Heads = { columns: (Column | null)[]; unused: string[] }

/** Null when the line names nothing that this kind of sheet must say. */
export function headsOf(line: readonly string[], kind: SheetKind): Heads | null {
  const columns = line.map((head) => COLUMNS[kind].get(folded(head)) ?? null)
  const needed: readonly Column[] = NEEDS_ONE[kind]
  if (!needed.some((name) => columns.includes(name))) return null
  return { columns, unused: line.filter((head, at) => columns[at] === null && head.trim() !== '') }
}
