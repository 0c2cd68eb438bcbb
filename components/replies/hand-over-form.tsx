/** Whoever goes home chooses who stays: a colleague or a team gets their conversations. */
import { useTranslations } from 'next-intl'

import type { HouseAction } from '@/lib/auth/house-action'

import { ActionForm } from '../ui/action-form'
import { Disclosure } from '../ui/disclosure'
import { optionsOf } from '../ui/options-of'
import { Select } from '../ui/select'
import { Submit } from '../ui/submit'

type Named = { id: string; name: string }
type HandOverFormProps = {
  count: number
  people: readonly Named[]
  teams: readonly Named[]
  handOver: HouseAction
}

export function HandOverForm({ count, people, teams, handOver }: HandOverFormProps) {
  const t = useTranslations('reply.handOver')
  return (
    <Disclosure summary={t('title', { count })} className="paper rounded-control px-3.5">
      <ActionForm action={handOver} className="grid max-w-md gap-4">
        <p>{t('words')}</p>
        <Select name="personId" label={t('person')} empty={t('choose')} options={optionsOf(people)} />
        <Select name="teamId" label={t('team')} empty={t('choose')} options={optionsOf(teams)} />
        <div>
          <Submit>{t('do')}</Submit>
        </div>
      </ActionForm>
    </Disclosure>
  )
}
