/** The many names that tools give to one thing, and the many ways they nest it: all become one flat record. */
import type { Json } from './safe-json'

/** Field → what was said, as text. Empty texts are left out: for these senders they mean nothing said. */
export type LooseFields = Map<string, string>

/** The first name that was said wins. Names are folded: no case, no `_`, `-` or blank; `.` between levels. */
const NAMES = {
  id: ['id', 'externalid', 'postid', 'tweetid', 'mentionid', 'reviewid', 'commentid', 'messageid', 'guid'],
  kind: ['kind', 'signalkind', 'type'],
  action: ['action', 'verb', 'operation'],
  occurredAt: [
    'occurredat',
    'createdat',
    'publishedat',
    'date',
    'timestamp',
    'time',
    'datetime',
    'created',
    'postedat',
  ],
  revisedAt: ['revisedat', 'updatedat', 'editedat', 'deletedat', 'modifiedat'],
  authorId: ['author.id', 'authorid', 'userid', 'reviewerid', 'senderid'],
  handle: [
    'author.handle',
    'author.username',
    'author.screenname',
    'authorhandle',
    'authorusername',
    'username',
    'handle',
    'screenname',
    'author',
  ],
  name: [
    'author.name',
    'author.displayname',
    'author.fullname',
    'authorname',
    'displayname',
    'fullname',
    'name',
  ],
  avatarUrl: [
    'author.avatarurl',
    'author.avatar',
    'author.profileimageurl',
    'authoravatar',
    'avatarurl',
    'avatar',
  ],
  followers: ['author.followers', 'author.followerscount', 'authorfollowers', 'followers', 'followerscount'],
  text: ['text', 'message', 'body', 'content', 'caption', 'reviewtext', 'review', 'comment', 'shout'],
  language: ['language', 'lang', 'locale'],
  url: ['url', 'link', 'permalink', 'reviewurl', 'permalinkurl', 'posturl'],
  inReplyTo: ['inreplyto', 'inreplytoid', 'inreplytostatusid', 'replyto', 'parentid'],
  rating: ['rating.value', 'rating', 'stars', 'score', 'starrating'],
  ratingMax: ['rating.max', 'ratingmax', 'maxrating', 'ratingoutof'],
  outlet: ['place.outlet', 'place.name', 'outlet', 'restaurant', 'venue.name', 'venue', 'place'],
  spot: ['place.spot', 'spot', 'table', 'tablenumber'],
  reservationId: [
    'stay.reservationid',
    'reservationid',
    'bookingid',
    'confirmationcode',
    'confirmationnumber',
  ],
  stayStatus: ['stay.status', 'staystatus', 'reservationstatus', 'bookingstatus', 'status'],
  guestName: ['stay.guestname', 'guestname', 'guest.name', 'guest'],
  room: ['stay.room', 'room', 'roomnumber', 'unit'],
  expectedAt: ['stay.expectedat', 'expectedat', 'arrival', 'arrivaldate', 'arrivesat', 'checkindate'],
  arrivedAt: ['stay.arrivedat', 'arrivedat', 'checkedinat'],
  departsAt: ['stay.departsat', 'departsat', 'departure', 'departuredate', 'checkoutdate'],
  partySize: ['stay.partysize', 'partysize', 'covers', 'guests', 'numberofguests'],
  isRepost: ['isrepost', 'isretweet', 'retweet', 'repost'],
  network: ['source', 'channel', 'network', 'platform'],
} as const
export type LooseName = keyof typeof NAMES

export function said(fields: LooseFields, name: LooseName): string | null {
  for (const spelling of NAMES[name]) {
    const value = fields.get(spelling)
    if (value !== undefined) return value
  }
  return null
}

/** Any of these holds the thing itself, one level down. */
const WRAPPERS = ['data', 'payload', 'body', 'event', 'signal', 'item', 'checkin']
const PEOPLE = ['user', 'from', 'reviewer', 'sender', 'account']

/** Flattens by "." and by the "__" of form builders; a form's field may hold JSON as text. */
export function flatten(value: Json): LooseFields {
  const fields: LooseFields = new Map()
  collect(value, [], fields)
  return fields
}

function collect(value: Json, path: string[], into: LooseFields) {
  if (value === null) return
  if (Array.isArray(value)) {
    const [only] = value
    if (value.length === 1 && only !== undefined) collect(only, path, into)
    return
  }
  if (typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) collect(inner, [...path, ...levelsOf(key)], into)
    return
  }
  const text = String(value).trim()
  const name = nameOf(path)
  // What stands further out wins: a wrapped copy never overrides it.
  if (text !== '' && !into.has(name)) into.set(name, text)
}

const levelsOf = (key: string) =>
  key
    .split(/__|\.|\[|\]/)
    .map((level) => level.toLowerCase().replaceAll(/[\s_-]/g, ''))
    .filter((level) => level !== '')

function nameOf(path: string[]): string {
  const inner = path.length > 1 && WRAPPERS.includes(path[0] ?? '') ? path.slice(1) : path
  const [first = '', ...rest] = inner
  return rest.length > 0 && PEOPLE.includes(first) ? ['author', ...rest].join('.') : renamed(inner)
}

/** "from" and "user" alone are the handle itself. */
const renamed = (path: string[]) => {
  const name = path.join('.')
  return PEOPLE.includes(name) ? 'author' : name
}
