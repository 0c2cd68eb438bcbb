/** What somebody may do, each role with its plain sentence. Roles out of reach are not offered. */
import { useTranslations } from 'next-intl'

import type { Role } from '@/db/vocabulary'

import { Checkbox } from '../ui/checkbox'

export function RoleChoice({ roles, chosen }: { roles: readonly Role[]; chosen: Role }) {
  const t = useTranslations('staff')
  return (
    <fieldset className="min-w-0">
      <legend className="text-sm font-semibold">{t('change.role')}</legend>
      {roles.map((role) => (
        <Checkbox
          key={role}
          type="radio"
          name="role"
          value={role}
          label={t(`roles.${role}`)}
          hint={t(`may.${role}`)}
          defaultChecked={role === chosen}
          required
        />
      ))}
    </fieldset>
  )
}
