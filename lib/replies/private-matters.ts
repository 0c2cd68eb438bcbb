/**
 * What never stands in public, whoever said it first: where and when somebody sleeps, what they pay, how they are, and
 * with whom they came. In every language that the house speaks, because a reply may mix them.
 */
import { wordsOf } from '@/lib/text/fold'
import { allSaid, escaped, whole } from '@/lib/text/said'

import type { About } from './about'

export const PRIVATE_MATTERS = ['room', 'stay_dates', 'money', 'health', 'companions'] as const
export type PrivateMatter = (typeof PRIVATE_MATTERS)[number]

/** What is found of each, as it stands in the words. */
export const privateMattersIn = (words: string, about: About): Record<PrivateMatter, string[]> => ({
  room: allSaid(words, [...ROOM, ...about.rooms.filter(isTelling).map((room) => whole(escaped(room)))]),
  stay_dates: allSaid(words, [...DATES, ...about.stayDays.map((day) => whole(`${escaped(day)}(?:s|es)?`))]),
  money: allSaid(words, MONEY),
  health: [
    ...allSaid(words, HEALTH),
    ...about.minded
      .flatMap(wordsOf)
      .filter((word) => word.length > 3)
      .flatMap((word) => saidAs(words, word)),
  ],
  companions: companionsIn(words, about),
})

/** "12" alone may be anything; "412" and "Garden suite" are where somebody sleeps. */
const isTelling = (room: string) => room.length > 2 && !/^\d{1,2}$/.test(room)

const saidAs = (words: string, folded: string) =>
  (words.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).filter((word) => wordsOf(word)[0] === folded)

const COUNTED =
  '(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred)'
const ROOM = [
  whole(
    `(?:room|rm\\.?|suite|villa|habitaci[oó]n|hab\\.?|cuarto)\\s*(?:no\\.?|nr\\.?|n[.º°]{1,2}|number|n[uú]mero|#)?\\s*(?:\\d{1,4}[a-z]?|${COUNTED}(?:[ -]${COUNTED})+)`,
  ),
]

const MONTHS =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?'
const MESES =
  'enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre'
const WEEKDAYS =
  'monday|tuesday|wednesday|thursday|friday|saturday|sunday|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo'
const NIGHTS =
  '(?:\\d{1,2}|one|two|three|four|five|six|seven|una|dos|tres|cuatro|cinco|seis|siete)\\s+(?:nights?|noches?)'
/** How a stay is spoken of. */
const STAYING =
  '(?:arriv\\p{L}*|check(?:ing|s|ed)?[ -]?(?:in|out)|check-?(?:in|out)|stay(?:s|ing)?|leav(?:e|es|ing)|depart\\p{L}*|lleg\\p{L}+|estancia|salida|hosped\\p{L}+|aloj\\p{L}+)'
const ON_A_DAY = `(?:${WEEKDAYS}|tomorrow|mañana|(?:the )?\\d{1,2}(?:st|nd|rd|th))`
const DATES = [
  whole('\\d{4}-\\d{2}-\\d{2}'),
  whole('\\d{1,2}[./-]\\d{1,2}[./-](?:\\d{4}|\\d{2})'),
  whole('(?:on|from|until|till|to|del?|desde|hasta|al|el)\\s+(?:the\\s+)?\\d{1,2}/(?:0?[1-9]|1[0-2])'),
  whole(`\\d{1,2}(?:st|nd|rd|th)?(?:\\s+of)?\\s+(?:${MONTHS})`),
  whole(`(?:${MONTHS})\\s+\\d{1,2}(?:st|nd|rd|th)?`),
  whole(`\\d{1,2}\\s+de\\s+(?:${MESES})`),
  whole(`${STAYING}[^.!?\\n]{0,40}?(?<![\\p{L}\\p{N}])${ON_A_DAY}`),
  whole(`${ON_A_DAY}(?![\\p{L}\\p{N}])[^.!?\\n]{0,25}?(?<![\\p{L}\\p{N}])${STAYING}`),
  whole(`(?:until|till|hasta el)\\s+(?:${WEEKDAYS})`),
  whole(`(?:your|sus?|tus?|vuestras)\\s+${NIGHTS}`),
  whole(`${NIGHTS}\\s+(?:with us|here|con nosotros|aqu[ií])`),
]

const MONEY = [
  /(?:[€$£¥]|US\$)\s?\d(?:[\d.,]*\d)?/giu,
  /(?<![\p{L}\p{N}])\d(?:[\d.,]*\d)?\s?[€$£]/giu,
  whole('\\d(?:[\\d.,]*\\d)?\\s?(?:eur|usd|gbp|euros?|dollars?|pounds?|bucks|d[oó]lares|libras|pesos)'),
  whole('\\d{1,3}\\s?%\\s*(?:off|discount|de descuento)'),
  whole('refund\\p{L}*|reembols\\p{L}*|compensation|compensaci[oó]n|indemnizaci[oó]n'),
  whole('(?:your|the)\\s+(?:\\p{L}+\\s+)?(?:bill|invoice|deposit)'),
  whole('(?:sus?|tus?|la|el)\\s+(?:factura|dep[oó]sito|fianza)'),
]

const HEALTH = [
  whole('allerg\\p{L}*|al[eé]rgi\\p{L}*|co?eliac\\p{L}*|cel[ií]ac\\p{L}*|intoleran\\p{L}*'),
  whole('diabet\\p{L}*|diab[eé]tic\\p{L}*|asthma\\p{L}*|asma|migraine\\p{L}*|migrañas?|cancer|c[aá]ncer'),
  whole(
    'pregnan\\p{L}*|embaraz\\p{L}*|illness\\p{L}*|disease|enferm\\p{L}*|unwell|food poisoning|intoxicaci[oó]n',
  ),
  whole(
    '(?:feel|feeling|felt|were|was|are|being|got|fell)\\s+(?:so |very |a bit |rather )?(?:ill|sick)|get well|recup[eé]r[ea](?:te|se)|se mejore|mejórate',
  ),
  whole('hospital|doctors?|m[eé]dic[oa]s?|medic(?:al|ation|ines?)|medicamentos?|medicaci[oó]n'),
  whole(
    'surgery|cirug[ií]a|injur\\p{L}*|lesi[oó]n|lesiones|wheelchair|silla de ruedas|disab\\p{L}*|discapacid\\p{L}*',
  ),
]

const KIN =
  'wife|husband|partner|spouse|girlfriend|boyfriend|fianc[eé]e?|son|sons|daughters?|child|children|kids?|baby|toddler|mother|father|mum|mom|dad|parents?|sisters?|brothers?|family|friends?|colleagues?|companions?|in-laws|boss|' +
  'esposa|esposo|mujer|marido|pareja|novi[oa]|prometid[oa]|hij[oa]s?|niñ[oa]s?|beb[eé]|madre|padres?|mam[aá]|pap[aá]|herman[oa]s?|familia|amig[oa]s?|colegas?|compañer[oa]s?|jef[ea]'
const COMPANY = [
  whole(`(?:your|sus?|tus?|vuestr[oa]s?)\\s+(?:\\p{L}+\\s+)?(?:${KIN})`),
  whole('(?:the|all|both) (?:two|three|four|five|six|\\d) of you|both of you|party of \\p{L}+|party of \\d+'),
  whole('ustedes (?:dos|tres|cuatro|cinco|seis)|vosotr[oa]s (?:dos|tres|cuatro|cinco|seis)|l[oa]s dos'),
]
/** Words that tell nothing by themselves. */
const HOLLOW = new Set(
  'your su sus tu tus vuestro vuestra vuestros vuestras the all both of you party ustedes vosotros vosotras los las'.split(
    ' ',
  ),
)

/** Whom the guest named where everyone can read it is no secret: "four of us", "with my wife". */
function companionsIn(words: string, { companions, told }: About): string[] {
  const known = new Set(wordsOf(told))
  const isNew = (found: string) => wordsOf(found).some((word) => !HOLLOW.has(word) && !known.has(word))
  const names = companions.flatMap(wordsOf).filter((name) => name.length > 2 && !known.has(name))
  return [...allSaid(words, COMPANY).filter(isNew), ...names.flatMap((name) => saidAs(words, name))]
}
