/** The part of a task's page where the host says where the guests sit. */
import { getTranslations } from 'next-intl/server'

import { SpotChoice } from '@/components/replies/spot-choice'
import { database } from '@/db/pool'
import { listOutlets } from '@/lib/house/outlet-store'
import { listSpotsOf } from '@/lib/house/spot-store'
import type { TaskDetail } from '@/lib/tasks/read-task'

import { tellSpotAction } from './reply-actions'

type SpotPartProps = { detail: TaskDetail; propertyId: string }

/** More places than this are found faster by writing their name. */
const MOST_SHOWN = 150

export async function SpotPart({ detail: { row, question, stay }, propertyId }: SpotPartProps) {
  const t = await getTranslations('reply.ask')
  const db = database()
  const outlet = row.place.outlet
  const outlets = outlet ? [outlet] : await listOutlets(db, propertyId)
  const groups = []
  for (const { id, name } of outlets) {
    const spots = await listSpotsOf(db, { propertyId, outletId: id })
    groups.push({
      outlet: name,
      spots: spots.slice(0, MOST_SHOWN).map(({ id, kind, label }) => ({ id, kind, label })),
    })
  }
  return (
    <section className="grid gap-3">
      <h2 className="font-serif text-xl font-[480]">{t('title')}</h2>
      <p className="text-ink-2">{t('words')}</p>
      <SpotChoice
        taskId={row.id}
        perhaps={(question?.candidates ?? []).map(({ id, kind, label }) => ({ id, kind, label }))}
        groups={groups}
        count={row.count ?? stay?.partySize ?? null}
        tell={tellSpotAction}
        words={{
          perhaps: t('perhaps'),
          all: String(t.raw('all')),
          count: t('count'),
          inWords: t('inWords'),
          inWordsHint: t('inWordsHint'),
          tell: t('tell'),
        }}
      />
    </section>
  )
}
