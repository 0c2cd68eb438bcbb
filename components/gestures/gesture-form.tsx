/** The form of one gesture, for adding and for changing. */
import { useTranslations } from 'next-intl'

import { CAUTION_KINDS, type CautionKind, PROOF_KINDS, type ProofKind } from '@/db/vocabulary'
import type { HouseAction } from '@/lib/auth/house-action'

import { ActionForm } from '../ui/action-form'
import { Checkbox } from '../ui/checkbox'
import { ChoiceGroup } from '../ui/choice-group'
import { NameField } from '../ui/name-field'
import { optionsOf } from '../ui/options-of'
import { Select } from '../ui/select'
import { Submit } from '../ui/submit'
import { TextArea } from '../ui/text-area'
import { TextField } from '../ui/text-field'

/** A gesture as its form shows it: amounts as they are typed. */
export type TypedGesture = {
  id: string
  name: string
  act: string
  actMany: string | null
  cost: string
  value: string
  minutes: number
  teamId: string | null
  proof: ProofKind
  steps: readonly string[]
  notFor: readonly CautionKind[]
  perVisit: number
}

type GestureFormProps = {
  action: HouseAction
  /** The one to change; left out, the form adds one. */
  gesture?: TypedGesture
  teams: readonly { id: string; name: string }[]
  currency: string
}

/** What may be said about a guest and stop a gesture; opting out stops everything by itself. */
const STOPPING = CAUTION_KINDS.filter((kind) => kind !== 'opted_out')

export function GestureForm({ action, gesture, teams, currency }: GestureFormProps) {
  const t = useTranslations('gestures')
  const f = useTranslations('gestures.form')
  return (
    <ActionForm
      action={action}
      hidden={gesture ? { gestureId: gesture.id } : {}}
      className="grid max-w-3xl gap-5 tablet:grid-cols-2"
    >
      <div className="grid gap-5 tablet:col-span-2">
        <NameField label={f('name')} hint={f('nameHint')} defaultValue={gesture?.name} />
        <TextField
          name="act"
          label={f('act')}
          hint={f('actHint')}
          defaultValue={gesture?.act}
          required
          maxLength={200}
          autoComplete="off"
        />
        <TextField
          name="actMany"
          label={f('actMany')}
          hint={f('actManyHint')}
          aside={t('optional')}
          defaultValue={gesture?.actMany ?? ''}
          maxLength={200}
          autoComplete="off"
        />
      </div>
      <TextField
        name="cost"
        label={f('cost', { currency })}
        hint={f('costHint')}
        defaultValue={gesture?.cost}
        required
        inputMode="decimal"
        autoComplete="off"
      />
      <TextField
        name="value"
        label={f('value', { currency })}
        hint={f('costHint')}
        defaultValue={gesture?.value}
        required
        inputMode="decimal"
        autoComplete="off"
      />
      <TextField
        name="minutes"
        label={f('minutes')}
        defaultValue={gesture?.minutes ?? 5}
        required
        inputMode="numeric"
        autoComplete="off"
      />
      <Select
        name="teamId"
        label={f('team')}
        empty={f('anyTeam')}
        options={optionsOf(teams)}
        defaultValue={gesture?.teamId ?? ''}
      />
      <TextField
        name="perVisit"
        label={f('perVisit')}
        hint={f('perVisitHint')}
        defaultValue={gesture?.perVisit ?? 1}
        required
        inputMode="numeric"
        autoComplete="off"
      />
      <Select
        name="proof"
        label={f('proof')}
        options={PROOF_KINDS.map((kind) => ({ value: kind, label: t(`proofs.${kind}`) }))}
        defaultValue={gesture?.proof ?? 'none'}
      />
      <div className="tablet:col-span-2">
        <TextArea
          name="steps"
          label={f('steps')}
          hint={f('stepsHint')}
          aside={t('optional')}
          defaultValue={gesture?.steps.join('\n')}
          rows={3}
        />
      </div>
      <div className="tablet:col-span-2">
        <ChoiceGroup name="notFor" label={f('notFor')} className="grid gap-x-6 tablet:grid-cols-2">
          {STOPPING.map((kind) => (
            <Checkbox
              key={kind}
              name="notFor"
              value={kind}
              label={t(`cautions.${kind}`)}
              defaultChecked={gesture?.notFor.includes(kind)}
            />
          ))}
        </ChoiceGroup>
      </div>
      <div className="tablet:col-span-2">
        <Submit>{gesture ? t('save') : t('add')}</Submit>
      </div>
    </ActionForm>
  )
}
