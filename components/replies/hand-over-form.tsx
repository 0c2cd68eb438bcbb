/** Whoever goes home chooses who stays: a colleague or a team gets their conversations. */
import { useTranslations } from 'next-intl'

import type { HouseAction } from '@/lib/auth/house-action'

import { ActionForm } from '../ui/action-form'
import { Disclosure } from '../ui/disclosure'
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
  const options = (named: readonly Named[]) => [
    { value: '', label: t('nobody') },
    ...named.map(({ id, name }) => ({ value: id, label: name })),
  ]
  return (
    <Disclosure summary={t('title', { count })}>
      <ActionForm action={handOver} className="grid max-w-md gap-4">
        <p>{t('words')}</p>
        <Select name="personId" label={t('person')} options={options(people)} />
        <Select name="teamId" label={t('team')} options={options(teams)} />
        <div>
          <Submit>{t('do')}</Submit>
        </div>
      </ActionForm>
    </Disclosure>
  )
}
