/** What the guest said afterwards: it followed the gesture, nobody claims that it was caused by it. */
import { useFormatter, useTranslations } from 'next-intl'

import type { TaskDetail } from '@/lib/tasks/read-task'

export function EchoList({ echoes }: Pick<TaskDetail, 'echoes'>) {
  const t = useTranslations('task')
  const format = useFormatter()
  if (echoes.length === 0) return null
  return (
    <section className="grid gap-2">
      <h2 className="text-sm font-semibold text-ink-2">{t('detail.echoes')}</h2>
      {echoes.map(({ signalId, kind, network, words, occurredAt, url }) => (
        <figure key={signalId} className="airmail">
          <figcaption className="text-sm font-semibold text-post">
            {t('detail.source', {
              network: network ? t(`network.${network}`) : '',
              kind: t(`kind.${kind}`),
              at: format.dateTime(occurredAt, 'moment'),
            })}
          </figcaption>
          {words && (
            <blockquote className="pt-1 whitespace-pre-line [overflow-wrap:anywhere]">
              {t('detail.quote', { words })}
            </blockquote>
          )}
          {url && /^https?:\/\//.test(url) && (
            <a
              href={url}
              rel="noreferrer noopener"
              target="_blank"
              className="inline-flex min-h-11 items-center text-sm font-semibold text-post underline underline-offset-4"
            >
              {t('detail.seePost')}
            </a>
          )}
        </figure>
      ))}
    </section>
  )
}
