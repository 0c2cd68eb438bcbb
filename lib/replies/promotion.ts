/** "Blatant self-promotion is noise": what in a reply sells the house instead of speaking to the guest. */
import type { Locale } from '@/db/vocabulary'
import { says, searchable, wordsOf } from '@/lib/text/fold'
import { allSaid, linksIn } from '@/lib/text/said'

export const SELLING = ['sells', 'hashtag', 'own_link', 'more_we'] as const
export type Selling = (typeof SELLING)[number]

export type Phrases = Record<Locale, string[]>

/** Until the managers of a house write their own. */
export const SUGGESTED_PHRASES: Phrases = {
  en: [
    'book now',
    'book direct',
    'book your next',
    'best rate',
    'special offer',
    'limited offer',
    'limited time',
    'last chance',
    'do not miss',
    "don't miss",
    'promo code',
    'use code',
    'discount',
    'sign up',
    'call now',
    'follow us',
    'visit our website',
    'check out our',
    'link in bio',
    'tag us',
    'leave us a review',
  ],
  es: [
    'reserva ya',
    'reserva ahora',
    'reserve ya',
    'reserve ahora',
    'mejor precio',
    'mejor tarifa',
    'oferta especial',
    'oferta limitada',
    'última oportunidad',
    'no te lo pierdas',
    'no se lo pierda',
    'código promocional',
    'descuento',
    'llama ya',
    'llame ya',
    'síguenos',
    'síganos',
    'visita nuestra web',
    'visite nuestra web',
    'enlace en la bio',
    'etiquétanos',
    'déjanos una reseña',
    'déjenos una reseña',
  ],
}

export function sellingIn(words: string, phrases: readonly string[]): Record<Selling, string[]> {
  const text = searchable(words)
  return {
    sells: phrases.filter((phrase) => says(text, searchable(phrase))),
    hashtag: allSaid(words, [/(?<![\p{L}\p{N}&/#])#\p{L}[\p{L}\p{M}\p{N}_]*/gu]),
    own_link: linksIn(words),
    more_we: moreWeThanYou(words),
  }
}

const WE = new Set(
  'we our ours us ourselves nosotros nosotras nuestro nuestra nuestros nuestras nos'.split(' '),
)
const YOU = new Set(
  'you your yours yourself yourselves tu tus te ti usted ustedes le les lo los la las su sus vos os contigo vuestro vuestra vuestros vuestras'.split(
    ' ',
  ),
)
/** Spanish says "we" with the verb alone: "ofrecemos". These end so and are none. */
const WE_IN_THE_VERB = /^\p{L}{2,}(?:amos|emos|imos)$/u
const NO_VERB = new Set(
  'ramos tramos animos maximos minimos proximos ultimos mismos extremos supremos primos'.split(' '),
)

/** The words for "we", when there are at least two of them and fewer for "you". */
function moreWeThanYou(words: string): string[] {
  const all = wordsOf(words)
  const isWe = (word: string) => WE.has(word) || (WE_IN_THE_VERB.test(word) && !NO_VERB.has(word))
  const we = all.filter(isWe)
  return we.length > 1 && we.length > all.filter((word) => YOU.has(word)).length ? we : []
}
