/** One colleague on the staff page: who they are, and folded away, what can be changed about them. */
import { useFormatter, useTranslations } from 'next-intl'

import type { Role } from '@/db/vocabulary'
import type { HouseAction } from '@/lib/auth/house-action'
import { mayManage, rolesInReach } from '@/lib/people/authority'

import { ActionForm } from '../ui/action-form'
import { Avatar } from '../ui/avatar'
import { Disclosure } from '../ui/disclosure'
import { Dotted } from '../ui/dotted'
import { Pill } from '../ui/pill'
import { Row } from '../ui/row-list'
import { Submit } from '../ui/submit'
import { RoleChoice } from './role-choice'
import { ShownOnce } from './shown-once'
import { TeamChoice } from './team-choice'

export type StaffActions = Record<'change' | 'giveCode' | 'giveLink' | 'closeDoor' | 'openDoor', HouseAction>

type StaffRowProps = {
  them: {
    personId: string
    name: string
    staffName: string | null
    email: string | null
    role: Role
    disabledAt: Date | null
    mustChangePassword: boolean
    hasPassword: boolean
    teamIds: readonly string[]
  }
  viewer: { personId: string; role: Role }
  teams: readonly { id: string; name: string }[]
  actions: StaffActions
}

export function StaffRow({ them, viewer, teams, actions }: StaffRowProps) {
  const t = useTranslations('staff')
  const format = useFormatter()
  const { personId, name, role, disabledAt } = them
  const theirTeams = teams.filter(({ id }) => them.teamIds.includes(id)).map((team) => team.name)
  const isSelf = personId === viewer.personId
  const isInReach = mayManage(viewer, them)

  return (
    <Row
      title={
        <span className="flex items-center gap-3">
          <Avatar name={name} size={36} />
          <span className="min-w-0">
            {name}
            {isSelf && <span className="ps-2 text-sm font-normal text-ink-2">{t('row.you')}</span>}
          </span>
        </span>
      }
      words={
        <span className="block ps-12">
          <Dotted parts={[them.staffName ?? them.email, theirTeams.join(', ') || t('row.noTeam')]} />
        </span>
      }
      aside={
        <>
          {disabledAt && (
            <Pill tone="stop">
              {t('row.closed', { date: format.dateTime(disabledAt, { day: 'numeric', month: 'long' }) })}
            </Pill>
          )}
          {!disabledAt && them.mustChangePassword && <Pill tone="soon">{t('row.newcomer')}</Pill>}
          {!disabledAt && !them.mustChangePassword && !them.hasPassword && (
            <Pill tone="plain">{t('row.noPassword')}</Pill>
          )}
          <Pill tone={role === 'staff' ? 'outline' : 'brand'}>{t(`roles.${role}`)}</Pill>
        </>
      }
    >
      {(isInReach || isSelf) && (
        <Disclosure
          summary={
            <span>
              {t('row.change')} <span className="sr-only">{name}</span>
            </span>
          }
        >
          {!disabledAt && (
            <ActionForm
              action={actions.change}
              hidden={{ personId }}
              className="grid gap-4 py-2 desk:grid-cols-2"
            >
              <RoleChoice roles={isInReach ? rolesInReach(viewer.role) : [role]} chosen={role} />
              <TeamChoice teams={teams} chosen={them.teamIds} />
              <div className="desk:col-span-2">
                <Submit look="secondary">{t('change.button')}</Submit>
              </div>
            </ActionForm>
          )}
          {isInReach && !isSelf && (
            <div className="mt-3 grid gap-x-6 gap-y-4 border-line border-t pt-4 desk:grid-cols-2">
              {!disabledAt && <Help them={them} actions={actions} />}
              <Door them={them} actions={actions} />
            </div>
          )}
        </Disclosure>
      )}
    </Row>
  )
}

type PartProps = Pick<StaffRowProps, 'them' | 'actions'>

function Help({ them: { personId, name }, actions }: PartProps) {
  const t = useTranslations('staff')
  const words = { copy: t('help.copy'), copied: t('help.copied') }
  const ways = [
    { action: actions.giveCode, label: t('help.code'), hint: t('help.codeHint') },
    { action: actions.giveLink, label: t('help.link'), hint: t('help.linkHint') },
  ]
  return (
    <section className="grid content-start gap-3" aria-label={t('help.title')}>
      <h3 className="font-semibold">{t('help.title')}</h3>
      {ways.map(({ action, label, hint }) => (
        <ActionForm
          key={label}
          action={action}
          hidden={{ personId }}
          className="grid justify-items-start gap-2"
        >
          <Submit look="secondary">
            {label}
            <span className="sr-only">{name}</span>
          </Submit>
          <p className="text-sm text-ink-2">{hint}</p>
          <ShownOnce words={words} />
        </ActionForm>
      ))}
    </section>
  )
}

/** Closed and open in one form, so that what was said stays when the row changes under it. */
function Door({ them: { personId, name, disabledAt }, actions }: PartProps) {
  const t = useTranslations('staff.door')
  return (
    <ActionForm
      action={disabledAt ? actions.openDoor : actions.closeDoor}
      hidden={{ personId }}
      className="grid content-start justify-items-start gap-2"
    >
      <Submit look={disabledAt ? 'secondary' : 'danger'}>
        {disabledAt ? t('open') : t('close')}
        <span className="sr-only">{name}</span>
      </Submit>
      {!disabledAt && <p className="text-sm text-ink-2">{t('closeHint')}</p>}
    </ActionForm>
  )
}
