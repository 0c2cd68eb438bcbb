'use server'
/** Changing who works here. */
import { refresh } from 'next/cache'
import { headers } from 'next/headers'
import { getTranslations } from 'next-intl/server'

import { type Answer, houseAction } from '@/lib/auth/house-action'
import { ourAddress } from '@/lib/auth/our-address'
import { addStaff } from '@/lib/people/add-staff'
import { changeStaff } from '@/lib/people/change-staff'
import { spokenCode } from '@/lib/people/code'
import { disableStaff, enableStaff } from '@/lib/people/disable-staff'
import { StaffChange, StaffChoice, StaffToAdd } from '@/lib/people/input'
import { giveCode, giveLink } from '@/lib/people/let-in'

const role = 'manager'

async function refused(refusal: string): Promise<Answer> {
  const t = await getTranslations('staff.refused')
  return refusal === 'name_taken'
    ? { ok: false, fields: { signInName: t(refusal) } }
    : { ok: false, said: t(refusal) }
}

export const addStaffAction = houseAction({ role, input: StaffToAdd }, async ({ input, viewer, db, now }) => {
  const added = await addStaff(db, viewer.member, input, now)
  if (!added.ok) return refused(added.refusal)
  refresh()
  const t = await getTranslations('staff')
  const { name, signInName } = input
  if (!added.code) return { ok: true, said: t('add.joined', { name }) }
  const about = t('help.codeIs', { name, signInName })
  return { ok: true, said: t('add.added', { name }), data: { shown: spokenCode(added.code), about } }
})

export const changeStaffAction = houseAction({ role, input: StaffChange }, async ({ input, viewer, db }) => {
  const changed = await changeStaff(db, viewer.member, input)
  if (!changed.ok) return refused(changed.refusal)
  refresh()
  const t = await getTranslations('staff.change')
  return { ok: true, said: t('saved', { name: changed.name }) }
})

export const giveCodeAction = houseAction(
  { role, input: StaffChoice },
  async ({ input, viewer, db, now }) => {
    const given = await giveCode(db, viewer.member, input.personId, now)
    if (!given.ok) return refused(given.refusal)
    refresh()
    const t = await getTranslations('staff.help')
    const { name, signInName } = given
    return { ok: true, data: { shown: spokenCode(given.code), about: t('codeIs', { name, signInName }) } }
  },
)

export const giveLinkAction = houseAction(
  { role, input: StaffChoice },
  async ({ input, viewer, db, now }) => {
    const given = await giveLink(db, viewer.member, input.personId, now)
    if (!given.ok) return refused(given.refusal)
    refresh()
    const t = await getTranslations('staff.help')
    const shown = ourAddress(await headers()) + given.path
    return { ok: true, data: { shown, about: t('linkIs', { name: given.name }) } }
  },
)

export const closeDoorAction = houseAction(
  { role, input: StaffChoice },
  async ({ input, viewer, db, now }) => {
    const closed = await disableStaff(db, viewer.member, input.personId, now)
    if (!closed.ok) return refused(closed.refusal)
    refresh()
    const t = await getTranslations('staff.door')
    return { ok: true, said: t('closed', { name: closed.name, count: closed.putBack }) }
  },
)

export const openDoorAction = houseAction({ role, input: StaffChoice }, async ({ input, viewer, db }) => {
  const opened = await enableStaff(db, viewer.member, input.personId)
  if (!opened.ok) return refused(opened.refusal)
  refresh()
  const t = await getTranslations('staff.door')
  return { ok: true, said: t('opened', { name: opened.name }) }
})
