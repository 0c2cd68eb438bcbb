/** The inbox before a task was chosen: at the desk the other half says what will stand there. */
import { getTranslations } from 'next-intl/server'

import { EmptyState } from '@/components/ui/empty-state'
import { requireViewer } from '@/lib/auth/session'

export async function generateMetadata() {
  return { title: (await getTranslations('shell.places'))('inbox') }
}

export default async function InboxPage() {
  await requireViewer()
  const t = await getTranslations('inbox.pick')
  return (
    <div className="hidden h-full place-content-center rounded-sheet border border-line border-dashed tablet:grid">
      <EmptyState title={t('title')}>{t('words')}</EmptyState>
    </div>
  )
}
