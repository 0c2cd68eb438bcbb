/** The form of one team, for forming and for changing. */
import type { Team } from '@/db/schema/house'
import type { HouseAction } from '@/lib/auth/house-action'

import { ActionForm } from '../ui/action-form'
import { Checkbox } from '../ui/checkbox'
import { NameField } from '../ui/name-field'
import { optionsOf } from '../ui/options-of'
import { Select } from '../ui/select'
import { Submit } from '../ui/submit'

type TeamFormProps = {
  action: HouseAction
  /** The one to change; left out, the form adds one. */
  team?: Pick<Team, 'id' | 'name' | 'outletId' | 'isHost'>
  outlets: readonly { id: string; name: string }[]
  words: Record<'name' | 'outlet' | 'wholeHouse' | 'isHost' | 'isHostHint' | 'submit', string>
}

export function TeamForm({ action, team, outlets, words }: TeamFormProps) {
  return (
    <ActionForm
      action={action}
      hidden={team ? { teamId: team.id } : {}}
      clears={!team}
      className="grid max-w-3xl gap-4 py-2 tablet:grid-cols-2"
    >
      <NameField label={words.name} defaultValue={team?.name} />
      <Select
        name="outletId"
        label={words.outlet}
        empty={words.wholeHouse}
        options={optionsOf(outlets)}
        defaultValue={team?.outletId ?? ''}
      />
      <Checkbox
        name="isHost"
        label={words.isHost}
        hint={words.isHostHint}
        defaultChecked={team?.isHost}
        className="tablet:col-span-2"
      />
      <div>
        <Submit look={team ? 'secondary' : 'primary'}>{words.submit}</Submit>
      </div>
    </ActionForm>
  )
}
