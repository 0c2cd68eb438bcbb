/** One playbook read aloud, what it made, and the form that makes its next version. */
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'

import { EditForm } from '@/components/playbooks/edit-form'
import { PlaybookPills } from '@/components/playbooks/playbook-pills'
import { PageHeading } from '@/components/ui/page-heading'
import { Panel } from '@/components/ui/panel'
import { SmallAction } from '@/components/ui/small-action'
import { database } from '@/db/pool'
import { requireViewer } from '@/lib/auth/session'
import type { Names } from '@/lib/house/names-store'
import { listPlaybooks } from '@/lib/playbooks/list-playbooks'
import type { Step } from '@/lib/playbooks/rules'
import { timesOf } from '@/lib/playbooks/times'

import { editPlaybookAction, pausePlaybookAction, resumePlaybookAction } from '../actions'
import { readAloud } from '../read-aloud'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('playbooks')
  return { title: t('title') }
}

export default async function PlaybookPage({ params }: { params: Promise<{ playbookId: string }> }) {
  const viewer = await requireViewer('manager')
  const t = await getTranslations('playbooks')
  const playbookId = z.uuid().safeParse((await params).playbookId).data
  const playbooks = await listPlaybooks(database(), viewer.member, new Date())
  const playbook = playbooks.find(({ id }) => id === playbookId)
  if (!playbook) notFound()
  const { names, sentenceOf } = await readAloud(viewer)
  const { id, name, state, suggests, currentVersion: version, rules, made, delivered } = playbook

  return (
    <main className="grid gap-4 max-w-4xl px-1">
      <PageHeading title={name} back={{ href: '/playbooks', label: t('back') }} />
      <Panel className="grid gap-3">
        <div className="flex flex-wrap gap-2">
          <PlaybookPills state={state} suggests={suggests} version={version} />
        </div>
        <p className="measure text-lg">{sentenceOf(rules)}</p>
        <p className="text-sm text-ink-2">
          {made > 0
            ? [t('made', { made }), t('delivered', { count: delivered })].join(' · ')
            : t('made', { made })}
        </p>
        <SmallAction
          action={state === 'live' ? pausePlaybookAction : resumePlaybookAction}
          hidden={{ playbookId: id }}
          look="secondary"
        >
          {state === 'live' ? t('pause') : t('resume')}
        </SmallAction>
      </Panel>
      <Panel aria-labelledby="edit">
        <h2 id="edit" className="font-serif text-xl">
          {t('edit.title')}
        </h2>
        <p className="measure pb-4 text-sm text-ink-2">{t('edit.intro', { version: version + 1 })}</p>
        <EditForm
          action={editPlaybookAction}
          playbook={{ id, name, version, suggests, rules }}
          times={timesOf(rules.steps).map(({ stepId, what, minutes }) => ({
            key: `${stepId} ${what}`,
            label: t(`edit.time.${what}`, {
              act: actOf(stepId, rules.steps, names, (kind) => t(`edit.act.${kind}`)),
            }),
            minutes,
          }))}
        />
      </Panel>
    </main>
  )
}

/** What a step does, short: a gesture by its name, anything else by its kind. */
function actOf(
  stepId: string,
  steps: readonly Step[],
  names: Names,
  say: (kind: 'ask' | 'suggest_reply' | 'call') => string,
): string {
  const all = steps.flatMap((step): Step[] => (step.kind === 'ask' ? [step, step.makes] : [step]))
  const step = all.find(({ id }) => id === stepId)
  if (!step) return ''
  return 'gestureId' in step ? (names.get(step.gestureId) ?? '') : say(step.kind)
}
