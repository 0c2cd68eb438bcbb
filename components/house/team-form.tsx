/** The form of one team, for forming and for changing. */
import type { Team } from '@/db/schema/house'
import type { HouseAction } from '@/lib/auth/house-action'

import { ActionForm } from '../ui/action-form'
import { Checkbox } from '../ui/checkbox'
import { Select } from '../ui/select'
import { Submit } from '../ui/submit'
import { TextField } from '../ui/text-field'

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
      <TextField
        name="name"
        label={words.name}
        defaultValue={team?.name}
        required
        maxLength={80}
        autoComplete="off"
      />
      <Select
        name="outletId"
        label={words.outlet}
        empty={words.wholeHouse}
        options={outlets.map(({ id, name }) => ({ value: id, label: name }))}
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
