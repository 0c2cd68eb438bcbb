/** Who works here: for managers, who answer for staff, and admins, who answer for everyone. */
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'

import { AddStaffForm } from '@/components/people/add-staff-form'
import { StaffRow } from '@/components/people/staff-row'
import { PageHeading } from '@/components/ui/page-heading'
import { RowList } from '@/components/ui/row-list'
import { database } from '@/db/pool'
import { LOCALES } from '@/db/vocabulary'
import { requireViewer } from '@/lib/auth/session'
import { listStaff, listTeams } from '@/lib/people/staff-store'

import { FurnishingLeft } from '../furnishing'
import {
  addStaffAction,
  changeStaffAction,
  closeDoorAction,
  giveCodeAction,
  giveLinkAction,
  openDoorAction,
} from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('staff')
  return { title: t('title') }
}

export default async function StaffPage() {
  const viewer = await requireViewer('manager')
  const { member, property } = viewer
  const [staff, teams] = await Promise.all([
    listStaff(database(), property.id),
    listTeams(database(), property.id),
  ])
  const t = await getTranslations('staff')
  const languageNames = await getTranslations('me.you.languages')
  const languages = [...new Set([...property.languages, ...LOCALES])]
  const open = staff.filter(({ disabledAt }) => !disabledAt).length

  return (
    <main className="grid gap-6 max-w-4xl px-1">
      <div>
        <PageHeading title={t('title')} aside={t('count', { open })} />
        <h2 className="sr-only">{t('list')}</h2>
        <RowList label={t('list')}>
          {staff.map((them) => (
            <StaffRow
              key={them.personId}
              them={them}
              viewer={member}
              teams={teams}
              actions={{
                change: changeStaffAction,
                giveCode: giveCodeAction,
                giveLink: giveLinkAction,
                closeDoor: closeDoorAction,
                openDoor: openDoorAction,
              }}
            />
          ))}
        </RowList>
      </div>
      <AddStaffForm
        action={addStaffAction}
        role={member.role}
        teams={teams}
        languages={languages.map((value) => ({ value, label: languageNames(value) }))}
      />
      <FurnishingLeft viewer={viewer} />
    </main>
  )
}
