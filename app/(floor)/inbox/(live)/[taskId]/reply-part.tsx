/** The part of a task's page where its reply is written. */
import { getFormatter, getTranslations } from 'next-intl/server'

import { AfterSent } from '@/components/replies/after-sent'
import { HeardSince } from '@/components/replies/heard-since'
import { ReplyEditor } from '@/components/replies/reply-editor'
import { WasItPosted } from '@/components/replies/was-it-posted'
import { YesQuestion } from '@/components/replies/yes-question'
import { whenOf } from '@/components/tasks/when'
import { ActButton } from '@/components/ui/act-button'
import { database } from '@/db/pool'
import type { Viewer } from '@/lib/auth/session'
import { faceUrl } from '@/lib/people/voice'
import { findVoice } from '@/lib/replies/screen-store'
import type { TaskDetail } from '@/lib/tasks/read-task'

import {
  answerUnsureAction,
  decideReplyAction,
  makeRightAction,
  recallReplyAction,
  takeOverDraftAction,
} from './reply-actions'
import type { replyFacts } from './reply-facts'

type ReplyPartProps = {
  detail: TaskDetail
  reply: ReturnType<typeof replyFacts>
  viewer: Viewer
}

export async function ReplyPart({ detail, reply, viewer }: ReplyPartProps) {
  const { member, property } = viewer
  const t = await getTranslations('reply')
  const mine = await findVoice(database(), member)
  // What left is shown under the name it left in; what is being written, under the writer's own.
  const voice = (reply.facts.stage === 'writing' && !reply.others ? null : detail.reply?.voice) ?? mine
  const said = await whatBecame(reply)
  const editor = (
    <ReplyEditor
      byHand={said.byHand}
      startingPoints={reply.points}
      languages={reply.languages}
      voice={{
        publicName: voice?.publicName ?? member.name,
        publicRole: voice?.publicRole ?? '',
        faceUrl: voice?.faceKey ? faceUrl({ propertyId: property.id, personId: voice.personId }) : null,
        house: property.name,
      }}
      others={
        reply.others && {
          author: reply.others.author,
          words: reply.others.words,
          takeOver: (
            <ActButton
              action={takeOverDraftAction}
              fields={{
                taskId: detail.row.id,
                words: reply.others.words,
                seenAt: reply.others.seenAt.toISOString(),
              }}
            >
              {t('takeOver')}
            </ActButton>
          ),
        }
      }
    />
  )
  return (
    <>
      {said.problem && (
        <p className="rounded-control border border-wax bg-wax-soft px-3.5 py-2.5">
          <strong className="text-wax">{t('stoppedTitle')}.</strong> {said.problem}
        </p>
      )}
      {reply.unsure && (
        <WasItPosted taskId={detail.row.id} answer={answerUnsureAction} look={said.look} {...reply.unsure} />
      )}
      {reply.rejection && (
        <p className="rounded-control bg-fig-soft px-3.5 py-2.5">
          <strong className="text-fig">{t('yes.rejected')}</strong> {reply.rejection}
        </p>
      )}
      {said.line && <p className="text-sm text-ink-2">{said.line}</p>}
      {reply.overruled && <p className="text-sm text-ink-2">{overruledLine(reply.overruled, t)}</p>}
      <HeardSince since={reply.since} />
      {reply.awaiting ? (
        <YesQuestion taskId={detail.row.id} decide={decideReplyAction} author={reply.awaiting.author}>
          {editor}
        </YesQuestion>
      ) : (
        editor
      )}
      {reply.after && (
        <AfterSent
          taskId={detail.row.id}
          actions={{ recall: recallReplyAction, right: makeRightAction }}
          {...reply.after}
        />
      )}
    </>
  )
}

/** Vendors count in thousandths. */
const DOLLARS = {
  style: 'currency',
  currency: 'USD',
  currencyDisplay: 'narrowSymbol',
  minimumFractionDigits: 2,
  maximumFractionDigits: 3,
} as const

/** In words: why it stayed, why it has to be copied, when it is tried again, what it cost. */
async function whatBecame(reply: ReplyPartProps['reply']) {
  const { problem, byHand, leavesAgainAt, limit, taker, waitsUntil, costMillis, facts } = reply
  const [t, vendor, task, format] = await Promise.all([
    getTranslations('reply'),
    getTranslations('vendor.refusal'),
    getTranslations('task'),
    getFormatter(),
  ])
  const now = new Date()
  const at = (moment: Date) => whenOf(moment, { t: task, format, now })
  const refusal = problem?.startsWith('vendor.') ? problem.slice('vendor.'.length) : null
  const network = facts.network ? task(`network.${facts.network}`) : ''
  const problemInWords = () => {
    if (refusal) return vendor.has(refusal) ? vendor(refusal) : t('stopped.other')
    if (problem === 'rate_limited')
      return waitsUntil
        ? t('limit.stopped', { taker, network, at: at(waitsUntil) })
        : t('limit.over', { taker, network })
    return t.has(`stopped.${problem}`) ? t(`stopped.${problem}`) : t('stopped.other')
  }
  const lineInWords = () => {
    if (limit) return t(`limit.${limit.means}`, { taker, network, at: at(limit.until) })
    if (leavesAgainAt) return t('triedAgain', { network, at: format.dateTime(leavesAgainAt, 'moment') })
    return cost && t('costed', { cost })
  }
  const cost = costMillis === null ? null : format.number(costMillis / 1000, DOLLARS)
  return {
    problem: problem && problemInWords(),
    byHand: byHand && vendor(byHand),
    look: t('unsure.look', { network }),
    line: lineInWords(),
  }
}

type Words = Awaited<ReturnType<typeof getTranslations<'reply'>>>

const overruledLine = ({ guards, reason }: { guards: readonly string[]; reason: string }, t: Words) =>
  t('overruled', {
    guards: guards
      .filter((guard) => t.has(`guardNames.${guard}`))
      .map((guard) => t(`guardNames.${guard}`))
      .join(', '),
    reason,
  })
