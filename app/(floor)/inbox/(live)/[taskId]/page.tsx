/** One task with everything needed to do it well: in the order of UX: who and where, stop signs, why, what, proof. */

import { notFound } from 'next/navigation'
import { getFormatter, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { z } from 'zod'

import { ReplyBar } from '@/components/replies/reply-bar'
import { planBar } from '@/components/tasks/bar-plan'
import { ASK_WORDS, BAR_WORDS } from '@/components/tasks/bar-words'
import { BesideList } from '@/components/tasks/beside-list'
import { ChangeStrip } from '@/components/tasks/change-strip'
import { DetailHead } from '@/components/tasks/detail-head'
import { EchoList } from '@/components/tasks/echo-list'
import { GuestWords } from '@/components/tasks/guest-words'
import { historyLine } from '@/components/tasks/history-line'
import { HistoryList } from '@/components/tasks/history-list'
import { ProofList } from '@/components/tasks/proof-list'
import { SeenProvider } from '@/components/tasks/seen'
import { actOf } from '@/components/tasks/show-row'
import { StopSigns } from '@/components/tasks/stop-signs'
import { TaskBar } from '@/components/tasks/task-bar'
import { TaskFacts } from '@/components/tasks/task-facts'
import { TaskSteps } from '@/components/tasks/task-steps'
import { type When, whenInWords, whenOf } from '@/components/tasks/when'
import { database } from '@/db/pool'
import { COULD_NOT_REASONS } from '@/db/vocabulary'
import { requireViewer } from '@/lib/auth/session'
import { kindsConcerned } from '@/lib/tasks/caution-store'
import { listGesturesFor } from '@/lib/tasks/choose-gesture-store'
import { listReceivers } from '@/lib/tasks/give-task-store'
import { readTask } from '@/lib/tasks/read-task'
import { mayBeMadeGood } from '@/lib/tasks/second-chance'
import { isAlive } from '@/lib/tasks/task'
import { pickWords } from '@/lib/words/fill'

import { makeGoodAction, takeTaskAction, undoTaskAction } from '../../actions'
import {
  acceptTaskAction,
  amendTaskAction,
  callOffTaskAction,
  chooseGestureAction,
  couldNotTaskAction,
  deliverTaskAction,
  dismissTaskAction,
  giveTaskAction,
  holdTaskAction,
  releaseTaskAction,
  removeProofAction,
  tickStepAction,
} from './actions'
import { GuestPart } from './guest-part'
import { introductionsOf } from './introductions'
import { replyFacts } from './reply-facts'
import { ReplyFrame } from './reply-frame'
import { ReplyPart } from './reply-part'
import { SpotPart } from './spot-part'

type TaskPageProps = { params: Promise<{ taskId: string }> }

const detailOf = cache(async (taskId: string) => {
  const { member } = await requireViewer()
  return z.uuid().safeParse(taskId).success ? readTask(database(), member, taskId, new Date()) : null
})

export async function generateMetadata({ params }: TaskPageProps) {
  const detail = await detailOf((await params).taskId)
  return { title: detail ? actOf(detail.row, { t: await getTranslations('task') }) : undefined }
}

export default async function TaskPage({ params }: TaskPageProps) {
  const viewer = await requireViewer()
  const { member } = viewer
  const { taskId } = await params
  const now = new Date()
  const detail = await detailOf(taskId)
  if (!detail) notFound()

  const [t, format, receivers] = await Promise.all([
    getTranslations('task'),
    getFormatter(),
    listReceivers(database(), member),
  ])
  const { row, history } = detail
  const gestures = detail.mayChooseAnother
    ? await listGesturesFor(database(), {
        propertyId: member.propertyId,
        minded: kindsConcerned(row.cautions),
      })
    : []
  const reply =
    detail.reply && replyFacts(detail, detail.reply, viewer, await introductionsOf(detail, member.name))
  const others = history.filter(({ byPersonId, move }) => byPersonId !== member.personId && move !== 'make')
  const plan = planBar({
    ...detail,
    mayBeMadeGood: mayBeMadeGood(row),
    hasOwnPrimary: reply !== null || asksForSpot(detail),
  })
  const isTheirs = row.owner !== null && row.owner.id !== member.personId && row.status === 'claimed'

  return (
    <SeenProvider
      key={taskId}
      revision={row.revision}
      others={Math.max(0, ...others.map(({ revision }) => revision))}
    >
      <ReplyFrame reply={reply}>
        <article className="paper flex flex-col rounded-sheet tablet:h-full" aria-labelledby="task-heading">
          <div className="grid min-h-0 grow auto-rows-max content-start gap-5 p-4 max-tablet:pb-20 tablet:overflow-y-auto tablet:p-6">
            <div className="grid gap-3">
              <DetailHead row={row} stay={detail.stay} viewerId={member.personId} now={now} />
              <StopSigns cautions={row.cautions} guest={row.guest} isAlive={isAlive(row)} now={now} />
              <ChangeStrip
                changes={others.map((event) => ({
                  revision: event.revision,
                  words: historyLine(event, { t, format }),
                }))}
                words={{ look: t('detail.changed') }}
              />
            </div>
            {!reply && <TaskFacts row={row} playbookVersion={detail.playbookVersion} now={now} />}
            <GuestWords why={row.why} now={now} />
            {reply && (
              <>
                <ReplyPart detail={detail} reply={reply} viewer={viewer} />
                <TaskFacts row={row} playbookVersion={detail.playbookVersion} now={now} />
              </>
            )}
            {asksForSpot(detail) && <SpotPart detail={detail} propertyId={member.propertyId} />}
            <BesideList besides={detail.besides} now={now} />
            {detail.steps.length > 0 && (
              <TaskSteps
                taskId={taskId}
                steps={detail.steps}
                mayTick={row.status === 'claimed' && !isTheirs}
                tick={tickStepAction}
                label={t('detail.steps')}
              />
            )}
            {row.guest && <GuestPart propertyId={member.propertyId} guestId={row.guest.id} />}
            <EchoList echoes={detail.echoes} />
            <ProofList {...detail} viewer={member} remove={removeProofAction} now={now} />
            <HistoryList history={history} />
          </div>
          <TaskBar
            taskId={taskId}
            plan={plan}
            lead={
              reply && (
                <ReplyBar
                  sentLine={await sentLine(detail, { t, format, now })}
                  leavesLine={await leavesLine(reply, { t, format, now })}
                  note={noteOn(detail, { t, isTheirs })}
                />
              )
            }
            proof={row.proof}
            note={reply ? null : noteOn(detail, { t, isTheirs })}
            actions={{
              take: takeTaskAction,
              undo: undoTaskAction,
              next_visit: makeGoodAction,
              honest_word: makeGoodAction,
              accept: acceptTaskAction,
              amend: amendTaskAction,
              another: chooseGestureAction,
              call_off: callOffTaskAction,
              could_not: couldNotTaskAction,
              deliver: deliverTaskAction,
              dismiss: dismissTaskAction,
              give: giveTaskAction,
              hold: holdTaskAction,
              release: releaseTaskAction,
            }}
            cautions={row.cautions.map(({ id }) => id)}
            facts={{
              people: receivers.people.filter(({ id }) => id !== member.personId),
              teams: receivers.teams,
              gestures,
              reasons: reasonsIn(t),
              place: row.place.label ?? row.place.words ?? '',
              count: row.count,
              mayCount: row.status !== 'claimed',
            }}
            words={pickWords({ raw: (key) => t.raw(`bar.${key}`) }, BAR_WORDS)}
            ask={pickWords({ raw: (key) => t.raw(`ask.${key}`) }, ASK_WORDS)}
          />
        </article>
      </ReplyFrame>
    </SeenProvider>
  )
}

/** "Sent by Marta, 20:14": once it has. */
async function sentLine({ reply }: Detail, when: When) {
  const sentAt = reply?.reply?.sentAt
  if (!sentAt) return null
  const t = await getTranslations('reply')
  return t('sentBy', { name: reply.voice?.publicName ?? '', at: whenOf(sentAt, when) })
}

/** "Leaving at 20:14": where it has to wait for longer than the ten seconds that are counted. */
async function leavesLine({ leavesAgainAt }: ReturnType<typeof replyFacts>, when: When) {
  if (!leavesAgainAt) return null
  const t = await getTranslations('reply')
  return t('leavesAt', { at: whenInWords(leavesAgainAt, when) })
}

/** The host was asked, or the task that waits for an answer is open here: then the place can be told. */
const asksForSpot = ({ row, question }: Detail) =>
  row.kind !== 'reply' &&
  (question?.state === 'host' || (question?.state === 'asked' && row.status === 'waiting'))

type Words = Awaited<ReturnType<typeof getTranslations<'task'>>>
type Detail = NonNullable<Awaited<ReturnType<typeof readTask>>>

const reasonsIn = (t: Words) => pickWords({ raw: (key) => t(`couldNot.${key}`) }, COULD_NOT_REASONS)

/** What stands where the primary button would: who has it, or when it opens. */
function noteOn({ row }: Detail, { t, isTheirs }: { t: Words; isTheirs: boolean }) {
  if (isTheirs && row.owner) return t('bar.heldBy', { name: row.owner.name })
  if (row.status === 'waiting' && row.waitingFor) return t(`waitingNote.${row.waitingFor}`)
  return null
}
