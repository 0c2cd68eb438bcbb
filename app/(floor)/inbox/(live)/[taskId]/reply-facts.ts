/** What the reply editor starts from: whose draft, in which languages, from which starting points, under which voice. */
import type { Viewer } from '@/lib/auth/session'
import { isAtLeast } from '@/lib/people/member'
import { PlaybookRules } from '@/lib/playbooks/rules'
import { NOTHING_KNOWN } from '@/lib/replies/about'
import type { TaskDetail } from '@/lib/tasks/read-task'
import { isAlive } from '@/lib/tasks/task'

type Reply = NonNullable<TaskDetail['reply']>

/** Names of languages in the reader's own: "Spanish". */
const languageNames = (locale: string) => {
  const names = new Intl.DisplayNames([locale], { type: 'language' })
  return (code: string) => names.of(code) ?? code
}

/** A place where a reply may start, in one language. */
export type StartingPoint = { language: string; words: string }

export function replyFacts(
  detail: TaskDetail,
  reply: Reply,
  { member, property }: Viewer,
  introductions: readonly StartingPoint[],
) {
  const { row, heard, myVoice } = detail
  const living = reply.reply
  const isOthers = living?.state === 'draft' && living.voicePersonId !== member.personId
  const guests = row.why.language?.slice(0, 2).toLowerCase() ?? null
  const nameOf = languageNames(member.locale)
  const points = [...introductions, ...startingPoints(reply)]
    .map(({ language, words }) => ({ language, words, name: nameOf(language) }))
    .sort((one, other) => Number(other.language === guests) - Number(one.language === guests))
  const codes = new Set([guests, ...points.map(({ language }) => language), ...property.languages])
  codes.delete(null)
  const languages = [...codes].flatMap((code) => (code ? [{ code, name: nameOf(code) }] : []))

  return {
    points,
    languages,
    others:
      isOthers && living
        ? { author: reply.author ?? '', words: living.words, seenAt: living.updatedAt }
        : null,
    ...onItsWay(reply, member.personId, isAtLeast(member, 'manager')),
    problem: living?.state === 'stopped' ? living.problem : null,
    waitsUntil: reply.waitsUntil,
    overruled: living?.state === 'leaving' || living?.state === 'sent' ? living.overruled : null,
    since: heard?.since ?? [],
    facts: {
      taskId: row.id,
      network: reply.network,
      handsOver: reply.route.route !== null,
      addressee: reply.addressee,
      mostCharacters: reply.mostCharacters,
      costs: reply.costs && {
        plain: dollars(reply.costs.plainMillis, member.locale),
        withLink: dollars(reply.costs.withLinkMillis, member.locale),
      },
      mayUndo:
        !living?.doubtSince && (living?.state !== 'awaiting' || living.voicePersonId === member.personId),
      isAlone: living?.isAlone ?? false,
      aboutAlone: heard?.aboutAlone ?? null,
      asksFirst: Boolean(heard?.about?.isPublic && heard.about.wantsYes && !isAtLeast(member, 'manager')),
      hasYes: living?.state === 'draft' && living.approvedBy !== null,
      mayWrite:
        isAlive(row) &&
        !isOthers &&
        row.status !== 'waiting' &&
        (row.owner === null || row.owner.id === member.personId),
      cautions: row.cautions.map(({ id }) => id),
      stage: stageOf(living?.state),
      publicName: myVoice?.publicName ?? member.name,
      about: heard?.about ?? NOTHING_KNOWN,
      heardUntil: heard?.until?.toISOString() ?? null,
      leavesAt: living?.leavesAt?.getTime() ?? null,
      draft: {
        words: living && !isOthers ? living.words : '',
        language: living?.language ?? languages[0]?.code ?? null,
      },
    },
  }
}

const dollars = (millis: number, locale: string) =>
  new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'USD',
    minimumFractionDigits: 2,
    maximumFractionDigits: 3,
  }).format(millis / 1000)

function whoTakesBack(
  { state }: NonNullable<Reply['reply']>,
  mayTakeBack: boolean,
  isTheirs: boolean,
): 'vendor' | 'by_hand' | null {
  if (!isTheirs || state === 'recalled') return null
  return mayTakeBack ? 'vendor' : 'by_hand'
}

/** What became of it so far: tried already, waiting for somebody who looks, paid for. */
function onItsWay(
  { reply, route, author, costs, mayTakeBack, righted, waitsUntil }: Reply,
  personId: string,
  isManager: boolean,
) {
  const cost = reply?.state === 'sent' ? reply.costMillis : null
  return {
    /** Why it has to be copied although we have an account there. */
    byHand: route.refusal,
    leavesAgainAt: reply?.state === 'leaving' && (reply.tries > 0 || reply.problem) ? reply.leavesAt : null,
    limit: limitOn({ reply, waitsUntil }),
    /** Who takes no more while there is a limit: the service itself, or whoever posts for us there. */
    taker:
      (reply?.route ?? route.route) === 'outgoing_webhook' ? ('receiver' as const) : ('service' as const),
    unsure:
      reply?.state === 'unsure'
        ? { author: author ?? '', mayAnswer: isManager || reply.voicePersonId === personId }
        : null,
    costMillis: costs ? cost : null,
    awaiting: reply?.state === 'awaiting' && isManager ? { author: author ?? '' } : null,
    rejection: reply?.state === 'draft' ? reply.rejection : null,
    after:
      reply?.state === 'sent' || reply?.state === 'recalled'
        ? { recall: whoTakesBack(reply, mayTakeBack, isManager || reply.voicePersonId === personId), righted }
        : null,
  }
}

/** Until when nothing of ours is taken, and what that means for these words; null while there is no limit. */
function limitOn({ reply, waitsUntil }: Pick<Reply, 'reply' | 'waitsUntil'>) {
  if (reply?.state === 'leaving')
    return reply.problem === 'rate_limited' && reply.leavesAt
      ? { means: 'leaves' as const, until: reply.leavesAt }
      : null
  const isWritten = !reply || reply.state === 'draft'
  return isWritten && waitsUntil ? { means: 'write' as const, until: waitsUntil } : null
}

function stageOf(state: NonNullable<Reply['reply']>['state'] | undefined) {
  if (state === 'leaving') return 'leaving' as const
  if (state === 'unsure' || state === 'awaiting' || state === 'recalled') return state
  return state === 'sent' ? ('sent' as const) : ('writing' as const)
}

/** None when the playbook says nothing, or what it says cannot be read any more. */
function startingPoints({ origin }: Reply) {
  const rules = PlaybookRules.safeParse(origin?.rules)
  const step = rules.data?.steps.find(({ id }) => id === origin?.step)
  return step && (step.kind === 'suggest_reply' || step.kind === 'ask') ? step.startingPoints : []
}
