/** What a guest likes, each with where it comes from and how old it is; a guess says that it is one. */
import { useFormatter, useTranslations } from 'next-intl'

import { PREFERENCE_CERTAINTIES } from '@/db/vocabulary'
import type { HouseAction } from '@/lib/auth/house-action'
import type { GuestCard } from '@/lib/guests/read-card'

import { ActionForm } from '../ui/action-form'
import { Checkbox } from '../ui/checkbox'
import { Disclosure } from '../ui/disclosure'
import { Submit } from '../ui/submit'
import { TextField } from '../ui/text-field'
import { Section } from './section'

type NiceToKnowProps = {
  guest: Pick<GuestCard, 'id' | 'preferences'>
  add: HouseAction
  forget: HouseAction
}

export function NiceToKnow({ guest, add, forget }: NiceToKnowProps) {
  const t = useTranslations('guests')
  const format = useFormatter()
  const on = (at: Date) => format.dateTime(at, { month: 'short', year: 'numeric', day: 'numeric' })

  const source = ({ certainty, by, network, addedAt }: GuestCard['preferences'][number]) => {
    const words = { certainty: t(`card.like.${certainty}`), at: on(addedAt) }
    if (network) return t('card.like.heard', { ...words, network: t(`networks.${network}`) })
    return by ? t('card.like.source', { ...words, by }) : t('card.like.bare', words)
  }

  return (
    <Section title={t('card.like.title')}>
      {guest.preferences.length === 0 && <p className="text-ink-2">{t('card.like.none')}</p>}
      <ul className="grid divide-y divide-line">
        {guest.preferences.map((preference) => (
          <li key={preference.id} className="flex flex-wrap items-center gap-x-3 py-1.5">
            <div className="min-w-0 grow basis-40">
              <p
                className={`break-words font-semibold ${preference.certainty === 'guessed' ? 'text-ink-2 italic' : ''}`}
              >
                {preference.words}
              </p>
              <p className="text-ink-2 text-sm">
                {source(preference)}
                {preference.expiresAt && `, ${t('card.like.until', { at: on(preference.expiresAt) })}`}
              </p>
            </div>
            <ActionForm
              action={forget}
              hidden={{ preferenceId: preference.id }}
              className="flex flex-wrap items-center gap-2"
            >
              <Submit look="quiet">{t('card.like.forget')}</Submit>
            </ActionForm>
          </li>
        ))}
      </ul>
      <Disclosure summary={t('card.like.add')}>
        <ActionForm action={add} hidden={{ guestId: guest.id }} clears>
          <TextField name="words" label={t('card.like.words')} maxLength={300} required />
          <fieldset>
            <legend className="font-semibold text-sm">{t('card.like.certainty')}</legend>
            {PREFERENCE_CERTAINTIES.map((certainty, at) => (
              <Checkbox
                key={certainty}
                type="radio"
                name="certainty"
                value={certainty}
                defaultChecked={at === 0}
                label={t(`card.like.certainties.${certainty}`)}
              />
            ))}
          </fieldset>
          <Submit>{t('card.like.save')}</Submit>
        </ActionForm>
      </Disclosure>
    </Section>
  )
}
