/** Replies by a person and by the brand, side by side and honestly: how many, how many were answered, how soon. */
import { useTranslations } from 'next-intl'
import { FEWEST_EVENTS } from '@/lib/reports/compare'
import { type ComparedVoices, compareVoices } from '@/lib/reports/compare-voices'
import type { Overview } from '@/lib/reports/overview'

import { Panel } from '../ui/panel'
import { Table } from '../ui/table'
import { NumberLink } from './number-link'
import type { Tell } from './use-tell'

type VoicesProps = {
  voices: Overview['voices']
  /** The replies in one voice, or in both; all of them, or those that were answered. */
  href: (word?: string, narrowed?: { answered: 'yes' }) => string
  tell: Tell
}

export function Voices({ voices, href, tell }: VoicesProps) {
  const t = useTranslations('report.voices')
  const compared = compareVoices(voices)
  if (voices.length === 0)
    return (
      <Panel className="grid gap-3">
        <h2 className="font-[480] font-serif text-xl">{t('title')}</h2>
        <p className="text-ink-2">{t('none')}</p>
      </Panel>
    )
  return (
    <Panel className="grid gap-3">
      <h2 className="font-[480] font-serif text-xl">
        <a
          href={href()}
          className="inline-flex min-h-11 items-center underline decoration-1 decoration-line underline-offset-4"
        >
          {t('title')}
        </a>
      </h2>
      <Table
        caption={t('title')}
        quietCaption
        columns={[
          { label: t('voice') },
          { label: t('sent'), end: true },
          { label: t('answered'), end: true },
          { label: t('minutes'), end: true },
        ]}
      >
        {voices.map(({ word, count, answered, median }) => (
          <tr key={word}>
            <th scope="row" className="border-line border-t px-3 py-2.5 text-start font-semibold">
              {t(word === 'brand' ? 'brand' : 'person')}
            </th>
            <td className="py-0! text-end align-middle! tabular-nums">
              <NumberLink href={href(word)} rows={count}>
                {count}
              </NumberLink>
            </td>
            <td className="py-0! text-end align-middle! tabular-nums">
              <NumberLink href={href(word, { answered: 'yes' })} rows={answered}>
                {answered}
              </NumberLink>
              {compared.kind !== 'few' && <Share {...{ word, answered, count, compared, tell }} />}
            </td>
            <td className="py-0! text-end align-middle! tabular-nums">
              <NumberLink href={href(word)} rows={count}>
                {tell.inUnit('minutes', median)}
              </NumberLink>
            </td>
          </tr>
        ))}
      </Table>
      <p className="measure">{t(`compared.${compared.kind}`, saidOf(compared, tell))}</p>
      <p className="measure text-ink-2 text-sm">{t('method')}</p>
    </Panel>
  )
}

type ShareProps = {
  word: string
  answered: number
  count: number
  compared: Exclude<ComparedVoices, { kind: 'few' }>
  tell: Tell
}

/** "60%, 45% to 73%": never without how sure it is. */
function Share({ word, answered, count, compared, tell }: ShareProps) {
  const t = useTranslations('report.voices')
  const { low, high } = word === 'brand' ? compared.brand : compared.person
  const share = (value: number) => tell.inUnit('share', value)
  return (
    <span className="block text-ink-2 text-sm">
      {t('share', { share: share(answered / count), low: share(low), high: share(high) })}
    </span>
  )
}

function saidOf(compared: ComparedVoices, tell: Tell): Record<string, string | number> {
  if (compared.kind === 'few') return { fewest: FEWEST_EVENTS }
  if (compared.kind === 'alike') return {}
  const { low, high } = compared.between
  const ends = [low, high].map((end) => Math.abs(end)).toSorted((a, b) => a - b)
  return { low: tell.inUnit('share', ends[0] ?? 0), high: tell.inUnit('share', ends[1] ?? 0) }
}
