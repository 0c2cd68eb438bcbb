/** What a person hears after a move: in the past tense with its place, or why not, with the name of who was faster. */
import { revalidatePath } from 'next/cache'
import { getFormatter, getTranslations } from 'next-intl/server'

import { forbiddenInWords } from '@/components/tasks/caution-words'
import { placeInWords, placeOf } from '@/components/tasks/show-row'
import type { Database } from '@/db/client'
import type { Task } from '@/db/schema/tasks'
import type { Answer } from '@/lib/auth/house-action'
import type { Viewer } from '@/lib/auth/session'
import type { Outcome } from '@/lib/outcome'
import { findRow } from '@/lib/tasks/list-store'

type Asked = { viewer: Viewer; db: Database; now: Date }

/** Shows every page of this browser the truth again, whichever way it went. `said`: a key under task.said. */
export async function tell(
  outcome: Outcome<{ task: Task }, string>,
  said: string,
  taskId: string | null,
  { viewer, db, now }: Asked,
): Promise<Answer> {
  revalidatePath('/', 'layout')
  const [t, format] = await Promise.all([getTranslations('task'), getFormatter()])
  const id = outcome.ok ? outcome.task.id : taskId
  const row = id ? await findRow(db, { propertyId: viewer.member.propertyId, taskId: id }, now) : null
  if (!outcome.ok) {
    const name = outcome.by ?? row?.owner?.name ?? t('guest.somebody')
    const ago = row ? format.relativeTime(row.changedAt, now) : ''
    const key = `refused.${outcome.refusal}`
    const forbidden =
      outcome.refusal === 'caution' && row ? forbiddenInWords(row.cautions, { t, format }, now) : null
    if (forbidden) return { ok: false, said: forbidden }
    return { ok: false, said: t.has(key) ? t(key, { name, ago }) : t('refused.other') }
  }
  const place = row && placeInWords(placeOf(row.place, { t }))
  return {
    ok: true,
    said: place
      ? t('saidAt', { said: t(`said.${said}`), place })
      : t('saidAlone', { said: t(`said.${said}`) }),
    data: { taskId: outcome.task.id, revision: outcome.task.revision },
  }
}
