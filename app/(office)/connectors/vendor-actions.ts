'use server'
/** What a vendor gave is entered, replaced and tried. None of it is ever answered. */
import { refresh } from 'next/cache'
import { getTranslations } from 'next-intl/server'

import { type Answer, houseAction } from '@/lib/auth/house-action'
import { checkAccess } from '@/lib/connectors/check-access'
import { AccountForm, CredentialsForm } from '@/lib/connectors/form-input'
import { ConnectorChoice, VendorSecret } from '@/lib/connectors/input'
import { replaceCredentials } from '@/lib/connectors/replace-credentials'
import { replaceVendorSecret } from '@/lib/connectors/replace-vendor-secret'
import { setAccount } from '@/lib/connectors/set-account'
import { NotesSwitch } from '@/lib/notes/input'
import { switchNotes } from '@/lib/notes/switch-notes'
import { call } from '@/lib/outgoing/call'

import { checkedInWords } from './checked'
import { withEnd } from './with-end'

export const setAccountAction = houseAction(
  { role: 'admin', input: AccountForm },
  async ({ input, viewer, db }) => {
    const t = await getTranslations('connectors.vendor')
    const outcome = await setAccount(db, viewer.member, input)
    if (!outcome.ok) return refused(outcome.refusal)
    refresh()
    return { ok: true, said: t(outcome.isAccessGone ? 'savedWithoutAccess' : 'saved') }
  },
)

export const replaceVendorSecretAction = houseAction(
  { role: 'admin', input: VendorSecret },
  async ({ input, viewer, db, now }) => {
    const outcome = await replaceVendorSecret(db, viewer.member, input, now)
    if (!outcome.ok) return refused(outcome.refusal)
    refresh()
    return { ok: true, said: (await getTranslations('connectors.vendor'))('secretReplaced') }
  },
)

export const replaceCredentialsAction = houseAction(
  { role: 'admin', input: CredentialsForm },
  async ({ input, viewer, db, now }) => {
    const outcome = await replaceCredentials(db, viewer.member, withEnd(input, viewer.property), now)
    if (!outcome.ok) return refused(outcome.refusal)
    refresh()
    return { ok: true, said: (await getTranslations('connectors.vendor'))('accessReplaced') }
  },
)

export const switchNotesAction = houseAction(
  { role: 'admin', input: NotesSwitch },
  async ({ input, viewer, db, now }) => {
    const outcome = await switchNotes(db, viewer.member, input, now)
    if (!outcome.ok) return refused(outcome.refusal)
    refresh()
    return { ok: true, said: (await getTranslations('connectors.notes'))(input.isOn ? 'isOn' : 'isOff') }
  },
)

export const checkAccessAction = houseAction(
  { role: 'admin', input: ConnectorChoice },
  async ({ input, viewer, db, now }) => {
    const outcome = await checkAccess(db, viewer.member, input, call, now)
    if (!outcome.ok) return refused(outcome.refusal)
    refresh()
    const { checked } = outcome
    return { ok: checked.kind === 'connected', said: await checkedInWords(checked) }
  },
)

async function refused(refusal: 'not_allowed' | 'not_found'): Promise<Answer> {
  return { ok: false, said: (await getTranslations('connectors.refused'))(refusal) }
}
