/** The form of the house itself. */
import type { Property } from '@/db/schema/house'
import type { Locale } from '@/db/vocabulary'
import type { HouseAction } from '@/lib/auth/house-action'

import { ActionForm } from '../ui/action-form'
import { Checkbox } from '../ui/checkbox'
import { ChoiceGroup } from '../ui/choice-group'
import { Select } from '../ui/select'
import { Submit } from '../ui/submit'
import { TextField } from '../ui/text-field'

type PropertyFormProps = {
  action: HouseAction
  property: Pick<Property, 'name' | 'zone' | 'rollsAtHour' | 'currency' | 'languages'>
  zones: readonly string[]
  currencies: readonly { value: string; label: string }[]
  hours: readonly { value: string; label: string }[]
  languages: readonly { value: Locale; label: string }[]
  words: Record<
    | 'name'
    | 'nameHint'
    | 'zone'
    | 'zoneHint'
    | 'rollsAtHour'
    | 'rollsAtHourHint'
    | 'currency'
    | 'currencyHint'
    | 'languages'
    | 'save',
    string
  >
}

export function PropertyForm({
  action,
  property,
  zones,
  currencies,
  hours,
  languages,
  words,
}: PropertyFormProps) {
  return (
    <ActionForm action={action} className="grid max-w-xl gap-5">
      <TextField
        name="name"
        label={words.name}
        hint={words.nameHint}
        defaultValue={property.name}
        required
        maxLength={80}
        autoComplete="organization"
      />
      <TextField
        name="zone"
        label={words.zone}
        hint={words.zoneHint}
        defaultValue={property.zone}
        list="zones"
        required
        autoComplete="off"
        spellCheck={false}
      />
      <datalist id="zones">
        {zones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      <Select
        name="rollsAtHour"
        label={words.rollsAtHour}
        hint={words.rollsAtHourHint}
        options={hours}
        defaultValue={String(property.rollsAtHour)}
      />
      <Select
        name="currency"
        label={words.currency}
        hint={words.currencyHint}
        options={currencies}
        defaultValue={property.currency}
      />
      <ChoiceGroup name="languages" label={words.languages}>
        {languages.map(({ value, label }) => (
          <Checkbox
            key={value}
            name="languages"
            value={value}
            label={label}
            defaultChecked={property.languages.includes(value)}
          />
        ))}
      </ChoiceGroup>
      <div>
        <Submit>{words.save}</Submit>
      </div>
    </ActionForm>
  )
}
