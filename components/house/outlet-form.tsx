/** The form of one outlet, for adding and for changing. */
import type { Outlet } from '@/db/schema/house'
import { OUTLET_KINDS, type OutletKind } from '@/db/vocabulary'
import type { HouseAction } from '@/lib/auth/house-action'

import { ActionForm } from '../ui/action-form'
import { NameField } from '../ui/name-field'
import { Select } from '../ui/select'
import { Submit } from '../ui/submit'
import { TextField } from '../ui/text-field'

type OutletFormProps = {
  action: HouseAction
  /** The one to change; left out, the form adds one. */
  outlet?: Pick<Outlet, 'id' | 'name' | 'kind' | 'visitMinutes'>
  words: Record<'name' | 'kind' | 'visitMinutes' | 'visitMinutesHint' | 'submit', string> & {
    kinds: Record<OutletKind, string>
  }
}

export function OutletForm({ action, outlet, words }: OutletFormProps) {
  return (
    <ActionForm
      action={action}
      hidden={outlet ? { outletId: outlet.id } : {}}
      clears={!outlet}
      className="grid max-w-3xl gap-4 py-2 tablet:grid-cols-2"
    >
      <NameField label={words.name} defaultValue={outlet?.name} />
      <Select
        name="kind"
        label={words.kind}
        options={OUTLET_KINDS.map((kind) => ({ value: kind, label: words.kinds[kind] }))}
        defaultValue={outlet?.kind ?? 'restaurant'}
      />
      <TextField
        name="visitMinutes"
        label={words.visitMinutes}
        hint={words.visitMinutesHint}
        defaultValue={outlet ? (outlet.visitMinutes ?? '') : 90}
        inputMode="numeric"
        autoComplete="off"
      />
      <div className="self-end">
        <Submit look={outlet ? 'secondary' : 'primary'}>{words.submit}</Submit>
      </div>
    </ActionForm>
  )
}
