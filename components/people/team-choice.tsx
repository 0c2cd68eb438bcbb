/** Which teams somebody belongs to: any number, also none. */
import { useTranslations } from 'next-intl'

import { Checkbox } from '../ui/checkbox'

type TeamChoiceProps = { teams: readonly { id: string; name: string }[]; chosen?: readonly string[] }

export function TeamChoice({ teams, chosen = [] }: TeamChoiceProps) {
  const t = useTranslations('staff.change')
  return (
    <fieldset className="min-w-0">
      <legend className="text-sm font-semibold">{t('teams')}</legend>
      {teams.length === 0 && <p className="pt-1 text-sm text-ink-2">{t('noTeams')}</p>}
      <div className="grid gap-x-4 tablet:grid-cols-2">
        {teams.map(({ id, name }) => (
          <Checkbox key={id} name="teamIds" value={id} label={name} defaultChecked={chosen.includes(id)} />
        ))}
      </div>
    </fieldset>
  )
}
