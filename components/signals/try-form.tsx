/** A post to try: its words, whose, what kind, when; below it what would happen. */
import { useTranslations } from 'next-intl'

import type { HouseAction } from '@/lib/auth/house-action'
import { TRIED_KINDS } from '@/lib/signals/input'

import { ActionForm } from '../ui/action-form'
import { Checkbox } from '../ui/checkbox'
import { Panel } from '../ui/panel'
import { Select } from '../ui/select'
import { ShownAnswer } from '../ui/shown-answer'
import { Submit } from '../ui/submit'
import { TextArea } from '../ui/text-area'
import { TextField } from '../ui/text-field'

type TryFormProps = { connectorId: string; action: HouseAction }

export function TryForm({ connectorId, action }: TryFormProps) {
  const t = useTranslations('pasting.try')
  const kinds = useTranslations('signals.kind')
  return (
    <ActionForm action={action} hidden={{ connectorId }} className="grid gap-4">
      <Panel className="grid gap-5">
        <TextArea name="text" label={t('text')} rows={3} />
        <div className="grid gap-5 tablet:grid-cols-2">
          <TextField name="handle" label={t('handle')} autoComplete="off" spellCheck={false} />
          <Select
            name="kind"
            label={t('kind')}
            options={TRIED_KINDS.map((kind) => ({ value: kind, label: kinds(kind) }))}
          />
          <TextField
            type="datetime-local"
            name="at"
            label={t('at')}
            hint={t('atHint')}
            aside={t('optional')}
          />
          <TextField
            type="number"
            name="rating"
            min={1}
            max={5}
            label={t('rating')}
            hint={t('ratingHint')}
            aside={t('optional')}
          />
        </div>
        <Checkbox name="isRepost" label={t('isRepost')} />
        <div>
          <Submit>{t('ask')}</Submit>
        </div>
      </Panel>
      <ShownAnswer />
    </ActionForm>
  )
}
