/** What must be known before anything is done for a guest: stop signs, never folded away, with the way to add and lift. */
import { useFormatter, useTranslations } from 'next-intl'

import { CAUTION_KINDS } from '@/db/vocabulary'
import type { HouseAction } from '@/lib/auth/house-action'
import type { GuestCard } from '@/lib/guests/read-card'

import { CautionGlyph } from '../tasks/caution-glyph'
import { ActionForm } from '../ui/action-form'
import { Disclosure } from '../ui/disclosure'
import { Select } from '../ui/select'
import { Submit } from '../ui/submit'
import { TextField } from '../ui/text-field'
import { Section } from './section'

type MustKnowProps = {
  guest: Pick<GuestCard, 'id' | 'cautions'>
  add: HouseAction
  lift: HouseAction
}

export function MustKnow({ guest, add, lift }: MustKnowProps) {
  const t = useTranslations('guests')
  const format = useFormatter()
  const on = (at: Date) => format.dateTime(at, 'day')
  return (
    <Section title={t('card.mind.title')}>
      {guest.cautions.length === 0 && <p className="text-ink-2">{t('card.mind.none')}</p>}
      <ul className="grid gap-2">
        {guest.cautions.map(({ id, kind, words, by, addedAt, expiresAt }) => (
          <li
            key={id}
            className="flex flex-wrap items-start gap-x-3 gap-y-1 rounded-control border-2 border-wax bg-wax-soft px-3 py-2.5"
          >
            <span className="mt-0.5 text-wax">
              <CautionGlyph kind={kind} />
            </span>
            <div className="min-w-0 grow basis-40">
              <p className="break-words font-semibold text-wax">
                {t(`cautions.${kind}`)}
                {words && `: ${words}`}
              </p>
              <p className="text-ink-2 text-sm">
                {by
                  ? t('card.mind.by', { name: by, at: on(addedAt) })
                  : t('card.mind.house', { at: on(addedAt) })}
                {expiresAt && `, ${t('card.mind.until', { at: on(expiresAt) })}`}
              </p>
            </div>
            <ActionForm
              action={lift}
              hidden={{ cautionId: id }}
              className="flex flex-wrap items-center gap-2"
            >
              <Submit look="secondary">{t('card.mind.lift')}</Submit>
            </ActionForm>
          </li>
        ))}
      </ul>
      <Disclosure summary={t('card.mind.add')}>
        <ActionForm action={add} hidden={{ guestId: guest.id }} clears>
          <Select
            name="kind"
            label={t('card.mind.kind')}
            options={CAUTION_KINDS.filter((kind) => kind !== 'opted_out').map((kind) => ({
              value: kind,
              label: t(`cautions.${kind}`),
            }))}
          />
          <TextField name="words" label={t('card.mind.words')} maxLength={300} />
          <TextField name="until" type="date" label={t('card.mind.date')} hint={t('card.mind.dateHint')} />
          <Submit>{t('card.mind.save')}</Submit>
        </ActionForm>
      </Disclosure>
    </Section>
  )
}
