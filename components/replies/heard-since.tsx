/** What the guest said after the words that are answered: an answer that has not read it may be the wrong one. */
import { useFormatter, useTranslations } from 'next-intl'

type HeardSinceProps = {
  /** Newest first. */
  since: readonly { id: string; words: string; language: string | null; occurredAt: Date }[]
}

export function HeardSince({ since }: HeardSinceProps) {
  const t = useTranslations()
  const format = useFormatter()
  if (since.length === 0) return null
  return (
    <section aria-label={t('reply.since')} className="airmail grid gap-2">
      <h2 className="text-sm font-semibold text-post">{t('reply.since')}</h2>
      {since.map(({ id, words, language, occurredAt }) => (
        <figure key={id}>
          <figcaption className="text-sm text-post">{format.dateTime(occurredAt, 'moment')}</figcaption>
          <blockquote lang={language ?? undefined} className="whitespace-pre-line [overflow-wrap:anywhere]">
            {t('task.detail.quote', { words })}
          </blockquote>
        </figure>
      ))}
    </section>
  )
}
