/** Where somebody else answered the guest before, the first words of the new person say who they are. */
import { getTranslations } from 'next-intl/server'

import { LOCALES } from '@/db/vocabulary'
import type { TaskDetail } from '@/lib/tasks/read-task'

import type { StartingPoint } from './reply-facts'

export async function introductionsOf(
  { heard, myVoice }: Pick<TaskDetail, 'heard' | 'myVoice'>,
  ownName: string,
): Promise<StartingPoint[]> {
  const before = heard?.voiceBefore
  if (!before) return []
  const names = { before: before.publicName, me: myVoice?.publicName ?? ownName }
  return Promise.all(
    LOCALES.map(async (locale) => {
      const t = await getTranslations({ locale, namespace: 'reply.handOver' })
      return { language: locale, words: t('introduction', names) }
    }),
  )
}
