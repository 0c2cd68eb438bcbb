/** Reads a playbook aloud: when, then, and how often, as sentences in a person's language. */
import type { Names } from '@/lib/house/names-store'
import { sayMinutes } from '@/lib/time/say-minutes'

import type { GestureStep, PlaybookRules, Range, Step } from './rules'

/** Looks up a word of the area "playbooks", under "say" (messages/<locale>/playbooks.json). */
export type Say = (key: string, values?: Record<string, string | number>) => string

type Speech = { say: Say; names: Names; locale: string }

export function sayPlaybook(rules: PlaybookRules, speech: Speech): string {
  const { say, locale } = speech
  const when = say('when', { what: sayConditions(rules, speech).join(', ') })
  const acts = rules.steps.map((step) => sayStep(step, speech)).join('; ')
  const limits = sayLimits(rules, speech)
  return [when, ...[acts, ...limits].map((words) => `${capital(words, locale)}.`)].join(' ')
}

const capital = (words: string, locale: string) => words.charAt(0).toLocaleUpperCase(locale) + words.slice(1)

function sayConditions({ when }: PlaybookRules, { say, names, locale }: Speech): string[] {
  const either = (words: readonly string[]) =>
    new Intl.ListFormat(locale, { type: 'disjunction' }).format(words)
  const called = (ids: readonly string[]) => either(ids.map((id) => names.get(id) ?? say('gone')))
  const quoted = (phrases: readonly string[]) =>
    either(phrases.map((phrase) => say('quoted', { words: phrase })))
  const languages = new Intl.DisplayNames(locale, { type: 'language' })

  return [
    when.kinds ? either(when.kinds.map((kind) => say(`kind.${kind}`))) : say('kind.any'),
    when.outletIds && say('outlets', { names: called(when.outletIds) }),
    when.connectorIds && say('connectors', { names: called(when.connectorIds) }),
    when.anyOf && say('anyOf', { words: quoted(when.anyOf) }),
    when.noneOf && say('noneOf', { words: quoted(when.noneOf) }),
    when.languages &&
      say('languages', { names: either(when.languages.map((tag) => languages.of(tag) ?? tag)) }),
    when.rating && say('rating', { range: sayRange(when.rating, say) }),
    when.visitNumber && say('visitNumber', { range: sayRange(when.visitNumber, say) }),
    when.hours && say('hours', { from: when.hours.from, to: when.hours.to }),
    when.guest && say(`guest.${when.guest}`),
    when.presence && say(`presence.${when.presence}`),
    when.withoutCautions &&
      say('withoutCautions', {
        cautions: either(when.withoutCautions.map((kind) => say(`caution.${kind}`))),
      }),
  ].filter((words) => words !== undefined)
}

function sayRange({ min, max }: Range, say: Say) {
  if (min != null && max != null) return min === max ? String(min) : say('range.between', { min, max })
  return min != null ? say('range.min', { min }) : say('range.max', { max: max ?? 0 })
}

function sayStep(step: Step, speech: Speech): string {
  const { say, locale } = speech
  const who = sayOwner(step, speech)
  switch (step.kind) {
    case 'ask':
      return say('step.ask', {
        who,
        within: sayMinutes(step.dueInMinutes, locale),
        answer: sayMinutes(step.answerWithinMinutes, locale),
        made: sayStep(step.makes, speech),
      })
    case 'on_arrival':
      return say('step.on_arrival', {
        who,
        gesture: sayGesture(step, speech),
        before: sayMinutes(step.beforeMinutes, locale),
      })
    case 'make_task':
      return say('step.make_task', {
        who,
        gesture: sayGesture(step, speech),
        within: sayMinutes(step.dueInMinutes, locale),
      })
    case 'suggest_reply':
    case 'call':
      return say(`step.${step.kind}`, { who, within: sayMinutes(step.dueInMinutes, locale) })
  }
}

type Owned = { teamId?: string | null | undefined; personId?: string | null | undefined }

const sayOwner = ({ teamId, personId }: Owned, { say, names }: Speech) => {
  const owner = personId ?? teamId
  return owner ? (names.get(owner) ?? say('gone')) : say('somebody')
}

const sayGesture = ({ gestureId }: Pick<GestureStep, 'gestureId'>, { say, names }: Speech) =>
  names.get(gestureId) ?? say('gone')

function sayLimits({ caps, actWithinMinutes }: PlaybookRules, { say, locale }: Speech): string[] {
  return [
    caps.perDay ? say('perDay', { count: caps.perDay }) : undefined,
    caps.cooldownDays ? say('cooldown', { count: caps.cooldownDays }) : undefined,
    say('actWithin', { within: sayMinutes(actWithinMinutes, locale) }),
  ].filter((words) => words !== undefined)
}
