/** Why gestures could not be done: bars with their numbers. */
import './charts.css'

import { useTranslations } from 'next-intl'

import { Panel } from '../ui/panel'
import { NumberLink } from './number-link'

type ReasonsProps = {
  reasons: readonly { word: string; count: number }[]
  /** The rows of one reason, or of all. */
  href: (word?: string) => string
}

export function Reasons({ reasons, href }: ReasonsProps) {
  const t = useTranslations('report.reasons')
  const most = Math.max(...reasons.map(({ count }) => count))
  return (
    <Panel className="grid gap-3">
      <h2 className="font-[480] font-serif text-xl">
        {reasons.length === 0 ? (
          t('title')
        ) : (
          <a
            href={href()}
            className="inline-flex min-h-11 items-center underline decoration-1 decoration-line underline-offset-4"
          >
            {t('title')}
          </a>
        )}
      </h2>
      {reasons.length === 0 ? (
        <p className="text-ink-2">{t('none')}</p>
      ) : (
        <table className="w-full text-start">
          <caption className="sr-only">{t('title')}</caption>
          <thead className="sr-only">
            <tr>
              <th scope="col">{t('reason')}</th>
              <th scope="col">{t('times')}</th>
            </tr>
          </thead>
          <tbody>
            {reasons.map(({ word, count }) => (
              <tr key={word}>
                <th scope="row" className="w-2/5 pe-3 text-start font-normal">
                  {t.has(word) ? t(word) : t('other')}
                </th>
                <td>
                  <span className="flex items-center gap-2">
                    <span
                      aria-hidden
                      className="h-5 rounded-chip bg-(--chart-1)"
                      style={{ inlineSize: `${(count / most) * 82}%` }}
                    />
                    <span className="font-semibold tabular-nums">
                      <NumberLink href={href(word)} rows={count}>
                        {count}
                      </NumberLink>
                    </span>
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}
