/** What the reply editor starts from: whose draft, in which languages, from which starting points, under which voice. */
import type { Viewer } from '@/lib/auth/session'
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

export function replyFacts(detail: TaskDetail, reply: Reply, { member, property }: Viewer) {
  const { row, heard, myVoice } = detail
  const living = reply.reply
  const isOthers = living?.state === 'draft' && living.voicePersonId !== member.personId
  const guests = row.why.language?.slice(0, 2).toLowerCase() ?? null
  const nameOf = languageNames(member.locale)
  const points = startingPoints(reply)
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
    isPublic: heard?.about?.isPublic ?? true,
    problem: living?.state === 'stopped' ? living.problem : null,
    overruled: living?.state === 'leaving' || living?.state === 'sent' ? living.overruled : null,
    since: heard?.since ?? [],
    facts: {
      taskId: row.id,
      network: reply.network,
      handsOver: reply.connector?.handsOver ?? false,
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

function stageOf(state: NonNullable<Reply['reply']>['state'] | undefined) {
  if (state === 'leaving') return 'leaving' as const
  return state === 'sent' ? ('sent' as const) : ('writing' as const)
}

/** None when the playbook says nothing, or what it says cannot be read any more. */
function startingPoints({ origin }: Reply) {
  const rules = PlaybookRules.safeParse(origin?.rules)
  const step = rules.data?.steps.find(({ id }) => id === origin?.step)
  return step && (step.kind === 'suggest_reply' || step.kind === 'ask') ? step.startingPoints : []
}
