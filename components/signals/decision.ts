/** What the house decided about a signal, in words: one line for the list, and every reason for the page. */
import type { Considered, HeldBy, Miss, Stopped } from '@/db/schema/decisions'
import { type Say, sayMiss } from '@/lib/playbooks/say-miss'
import type { Heard } from '@/lib/signals/heard'

export type DecisionSpeech = {
  /** Area "signals", under "decision". */
  say: Say
  /** Area "misses". */
  sayWhy: Say
  locale: string
  zone: string
}

/** Null when there is nothing to say in one line. */
export function decisionInShort(
  { decision }: Pick<Heard, 'decision'>,
  speech: DecisionSpeech,
): string | null {
  if (!decision) return null
  const { stopped, considered } = decision
  if (stopped) return speech.say('stopped', { reason: stoppedInWords(stopped, speech) })
  const matched = considered.filter(({ matched }) => matched)
  if (matched.length > 0) {
    const names = new Intl.ListFormat(speech.locale).format(
      matched.map(({ name }) => speech.say('quoted', { name })),
    )
    return speech.say('summaryMatched', { names })
  }
  return considered.length > 0
    ? speech.say('summaryNone', { count: considered.length })
    : speech.say('nothing')
}

/** `matched` is null where no playbook speaks. */
export type DecisionLine = { words: string; matched: boolean | null }

/** A sentence for each playbook that was considered, or the one that says why none was. */
export function decisionInFull(
  { decision, withheld }: Pick<Heard, 'decision' | 'withheld'>,
  speech: DecisionSpeech,
): DecisionLine[] {
  const { say } = speech
  const alone = (words: string) => [{ words, matched: null }]
  if (!decision) return alone(say('none'))
  if (decision.stopped) return alone(say('stopped', { reason: stoppedInWords(decision.stopped, speech) }))
  if (withheld) return alone(say('withheld'))
  if (decision.considered.length === 0) return alone(say('nothing'))
  return decision.considered.map((one) => ({
    words: consideredInWords(one, speech),
    matched: one.matched,
  }))
}

function consideredInWords({ name, version, matched, misses, heldBy }: Considered, speech: DecisionSpeech) {
  const { say, sayWhy, locale, zone } = speech
  if (!matched) {
    const words = misses.map((miss: Miss) => sayMiss(miss, sayWhy, { locale, zone }))
    return say('missed', { name, version, misses: words.join('; ') })
  }
  return heldBy
    ? say('held', { name, version, reason: sayWhy(`heldBy.${heldBy satisfies HeldBy}`) })
    : say('matched', { name, version })
}

function stoppedInWords({ key, saw }: Stopped, { sayWhy, locale, zone }: DecisionSpeech) {
  const day = saw
    ? new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: zone }).format(new Date(saw))
    : ''
  return sayWhy(`stopped.${key}`, { day })
}
