/** One task with everything needed to do it well: in the order of UX: who and where, stop signs, why, what, proof. */

import { notFound } from 'next/navigation'
import { getFormatter, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { z } from 'zod'

import { planBar } from '@/components/tasks/bar-plan'
import { ASK_WORDS, BAR_WORDS } from '@/components/tasks/bar-words'
import { BesideList } from '@/components/tasks/beside-list'
import { ChangeStrip } from '@/components/tasks/change-strip'
import { DetailHead } from '@/components/tasks/detail-head'
import { EchoList } from '@/components/tasks/echo-list'
import { historyLine } from '@/components/tasks/history-line'
import { HistoryList } from '@/components/tasks/history-list'
import { ProofList } from '@/components/tasks/proof-list'
import { SeenProvider } from '@/components/tasks/seen'
import { actOf } from '@/components/tasks/show-row'
import { StopSigns } from '@/components/tasks/stop-signs'
import { TaskBar } from '@/components/tasks/task-bar'
import { TaskSteps } from '@/components/tasks/task-steps'
import { WhyBlock } from '@/components/tasks/why-block'
import { database } from '@/db/pool'
import { COULD_NOT_REASONS } from '@/db/vocabulary'
import { requireViewer } from '@/lib/auth/session'
import { listReceivers } from '@/lib/tasks/give-task-store'
import { readTask } from '@/lib/tasks/read-task'
import { mayBeMadeGood } from '@/lib/tasks/second-chance'
import { pickWords } from '@/lib/words/fill'

import { makeGoodAction, takeTaskAction, undoTaskAction } from '../../actions'
import {
  acceptTaskAction,
  amendTaskAction,
  callOffTaskAction,
  couldNotTaskAction,
  deliverTaskAction,
  dismissTaskAction,
  giveTaskAction,
  holdTaskAction,
  releaseTaskAction,
  tickStepAction,
} from './actions'

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
  const { member } = await requireViewer()
  const { taskId } = await params
  const detail = await detailOf(taskId)
  if (!detail) notFound()

  const [t, format, receivers] = await Promise.all([
    getTranslations('task'),
    getFormatter(),
    listReceivers(database(), member),
  ])
  const { row, history } = detail
  const others = history.filter(({ byPersonId, move }) => byPersonId !== member.personId && move !== 'make')
  const plan = planBar({ ...detail, mayBeMadeGood: mayBeMadeGood(row), hasOwnPrimary: false })
  const isTheirs = row.owner !== null && row.owner.id !== member.personId && row.status === 'claimed'

  return (
    <SeenProvider
      key={taskId}
      revision={row.revision}
      others={Math.max(0, ...others.map(({ revision }) => revision))}
    >
      <article className="paper flex flex-col rounded-sheet tablet:h-full" aria-labelledby="task-heading">
        <div className="grid grow content-start gap-5 p-4 tablet:overflow-y-auto tablet:p-6">
          <div className="grid gap-3">
            <DetailHead row={row} stay={detail.stay} viewerId={member.personId} />
            <StopSigns cautions={row.cautions} />
            <ChangeStrip
              changes={others.map((event) => ({
                revision: event.revision,
                words: historyLine(event, { t, format }),
              }))}
              words={{ look: t('detail.changed') }}
            />
          </div>
          <WhyBlock row={row} playbookVersion={detail.playbookVersion} />
          <BesideList besides={detail.besides} />
          {detail.steps.length > 0 && (
            <TaskSteps
              taskId={taskId}
              steps={detail.steps}
              mayTick={row.status === 'claimed' && !isTheirs}
              tick={tickStepAction}
              label={t('detail.steps')}
            />
          )}
          <EchoList echoes={detail.echoes} />
          <ProofList proofs={detail.proofs} taskId={taskId} />
          <HistoryList history={history} />
        </div>
        <TaskBar
          taskId={taskId}
          plan={plan}
          proof={row.proof}
          note={noteOn(detail, { t, isTheirs })}
          actions={{
            take: takeTaskAction,
            undo: undoTaskAction,
            next_visit: makeGoodAction,
            honest_word: makeGoodAction,
            accept: acceptTaskAction,
            amend: amendTaskAction,
            call_off: callOffTaskAction,
            could_not: couldNotTaskAction,
            deliver: deliverTaskAction,
            dismiss: dismissTaskAction,
            give: giveTaskAction,
            hold: holdTaskAction,
            release: releaseTaskAction,
          }}
          facts={{
            people: receivers.people.filter(({ id }) => id !== member.personId),
            teams: receivers.teams,
            reasons: reasonsIn(t),
            place: row.place.label ?? row.place.words ?? '',
            count: row.count,
            mayCount: row.status !== 'claimed',
          }}
          words={pickWords({ raw: (key) => t.raw(`bar.${key}`) }, BAR_WORDS)}
          ask={pickWords({ raw: (key) => t.raw(`ask.${key}`) }, ASK_WORDS)}
        />
      </article>
    </SeenProvider>
  )
}

type Words = Awaited<ReturnType<typeof getTranslations<'task'>>>
type Detail = NonNullable<Awaited<ReturnType<typeof readTask>>>

const reasonsIn = (t: Words) => pickWords({ raw: (key) => t(`couldNot.${key}`) }, COULD_NOT_REASONS)

/** What stands where the primary button would: who has it, or how it ended. */
function noteOn({ row }: Detail, { t, isTheirs }: { t: Words; isTheirs: boolean }) {
  if (isTheirs && row.owner) return t('bar.heldBy', { name: row.owner.name })
  if (row.status === 'waiting' && row.waitingFor) return t(`waitingNote.${row.waitingFor}`)
  if (
    row.status === 'delivered' ||
    row.status === 'could_not' ||
    row.status === 'called_off' ||
    row.status === 'missed'
  )
    return t(`endedNote.${row.status}`)
  return null
}
