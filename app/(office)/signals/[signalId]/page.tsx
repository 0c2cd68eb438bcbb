/** One signal: the guest's words, what the house decided and why, what came of it, and what can still be done. */
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getFormatter, getTranslations } from 'next-intl/server'
import { z } from 'zod'

import { DecisionPanel } from '@/components/signals/decision-panel'
import { mayBeAnswered } from '@/components/signals/signal-row'
import { GuestWords, SignalHead } from '@/components/signals/signal-words'
import { StandingLine } from '@/components/signals/standing-line'
import { TaskFields } from '@/components/signals/task-fields'
import { TaskName } from '@/components/signals/task-name'
import { ActionForm } from '@/components/ui/action-form'
import { ButtonLink } from '@/components/ui/button'
import { FormId } from '@/components/ui/form-id'
import { Link } from '@/components/ui/link'
import { PageHeading } from '@/components/ui/page-heading'
import { Panel } from '@/components/ui/panel'
import { Select } from '@/components/ui/select'
import { SmallAction } from '@/components/ui/small-action'
import { Submit } from '@/components/ui/submit'
import { newId } from '@/db/id'
import { database } from '@/db/pool'
import { requireViewer, type Viewer } from '@/lib/auth/session'
import { findHeard } from '@/lib/signals/heard-store'
import { listVisitsToJoin } from '@/lib/signals/join-to-visit'
import { listTasksOf } from '@/lib/signals/tasks-store'

import { joinToVisitAction, makeTaskAction, replyToSignalAction, settleSignalAction } from '../actions'
import { taskChoices } from '../choices'
import { decisionSpeech, momentInWords } from '../speech'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('signals')
  return { title: t('title') }
}

export default async function SignalPage({ params }: { params: Promise<{ signalId: string }> }) {
  const viewer = await requireViewer()
  const [t, now] = [await getTranslations('signals'), new Date()]
  const signalId = z.uuid().safeParse((await params).signalId).data
  const key = signalId && { propertyId: viewer.property.id, signalId, now }
  const heard = key && (await findHeard(database(), key))
  if (!heard) notFound()
  const [speech, moment] = [await decisionSpeech(viewer), await momentInWords(viewer, now)]
  const who = heard.withheld
    ? t('withheldWho')
    : [heard.who, heard.handle && `@${heard.handle}`].filter(Boolean).join(', ') || t('somebody')
  const isGuests = heard.nature === 'guest' && heard.withheld === null

  return (
    <main className="grid max-w-6xl grid-cols-1 gap-4 px-1 desk:grid-cols-[repeat(auto-fit,minmax(min(100%,26rem),1fr))] desk:grid-rows-[auto_auto_1fr]">
      <div className="-mb-4 desk:col-span-full">
        <PageHeading title={who} back={{ href: '/signals', label: t('back') }}>
          {heard.guestId && <ButtonLink href={`/guests/${heard.guestId}`}>{t('guest')}</ButtonLink>}
        </PageHeading>
      </div>
      <Panel className="grid content-start gap-3">
        <SignalHead heard={heard} moment={moment} />
        <GuestWords heard={heard} />
        {heard.url && (
          <p>
            <a
              href={heard.url}
              className="inline-flex min-h-11 items-center text-post underline"
              rel="noreferrer nofollow"
              target="_blank"
            >
              {t('original')}
            </a>
          </p>
        )}
        <StandingLine heard={heard} at={heard.settledAt && moment(heard.settledAt)} />
        {isGuests && (
          <div className="flex flex-wrap items-center gap-2">
            {mayBeAnswered(heard) && (
              <ActionForm action={replyToSignalAction} hidden={{ signalId: heard.id }} className="contents">
                <FormId id={newId()} />
                <Submit>{t('do.reply')}</Submit>
              </ActionForm>
            )}
            {(heard.standing === 'unanswered' || heard.standing === 'looked_after') && (
              <SmallAction action={settleSignalAction} hidden={{ signalId: heard.id }} look="secondary">
                {t('do.dismiss')}
              </SmallAction>
            )}
          </div>
        )}
      </Panel>
      <div className="grid content-start gap-4 desk:row-span-2">
        <DecisionPanel
          heard={heard}
          speech={speech}
          title={t('decision.title')}
          tasksTitle={t('decision.tasks')}
        >
          <Tasks viewer={viewer} signalId={heard.id} />
        </DecisionPanel>
        {isGuests && <JoinVisit viewer={viewer} signalId={heard.id} now={now} />}
      </div>
      {isGuests && <MakeTask viewer={viewer} signalId={heard.id} />}
    </main>
  )
}

async function Tasks({ viewer, signalId }: { viewer: Viewer; signalId: string }) {
  const t = await getTranslations('signals')
  const tasks = await listTasksOf(database(), { propertyId: viewer.property.id, signalId })
  if (tasks.length === 0) return <p className="text-ink-2">{t('decision.noTasks')}</p>
  return (
    <ul className="grid">
      {tasks.map(({ id, kind, status, act }) => (
        <li key={id}>
          <Link
            href={`/inbox/${id}`}
            className="inline-flex min-h-11 flex-wrap items-center gap-x-2 hover:underline"
          >
            <TaskName task={{ kind, status, act }} />
          </Link>
        </li>
      ))}
    </ul>
  )
}

type Doing = { viewer: Viewer; signalId: string }

async function MakeTask({ viewer, signalId }: Doing) {
  const t = await getTranslations('signals')
  const choices = await taskChoices(viewer.property.id)
  return (
    <Panel aria-labelledby="task" className="self-start">
      <h2 id="task" className="scroll-mt-4 pb-3 font-serif text-xl">
        {t('do.task')}
      </h2>
      <ActionForm
        action={makeTaskAction}
        hidden={{ signalId }}
        className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,14rem),1fr))] gap-5"
      >
        <FormId id={newId()} />
        <TaskFields {...choices} />
        <div className="col-span-full">
          <Submit>{t('form.make')}</Submit>
        </div>
      </ActionForm>
    </Panel>
  )
}

async function JoinVisit({ viewer, signalId, now }: Doing & { now: Date }) {
  const [t, format] = [await getTranslations('signals'), await getFormatter()]
  const visits = await listVisitsToJoin(database(), viewer.member, { signalId }, now)
  return (
    <Panel aria-labelledby="join">
      <h2 id="join" className="scroll-mt-4 font-serif text-xl">
        {t('join.title')}
      </h2>
      <p className="pb-3 text-sm text-ink-2">{visits.length > 0 ? t('join.words') : t('join.none')}</p>
      {visits.length > 0 && (
        <ActionForm action={joinToVisitAction} hidden={{ signalId }} className="grid max-w-xl gap-4">
          <Select
            name="visitId"
            label={t('join.visit')}
            options={visits.map((visit) => ({
              value: visit.visitId,
              label: t('join.one', {
                who: visit.who.join(', ') || t('join.nobody'),
                where: [visit.outletName, visit.spotLabel].filter(Boolean).join(' '),
                since: format.dateTime(visit.startsAt, 'clock'),
              }),
            }))}
          />
          <div>
            <Submit look="secondary">{t('join.join')}</Submit>
          </div>
        </ActionForm>
      )}
    </Panel>
  )
}
