'use server'
/** Connectors are made, changed, given new secrets and put away. A secret leaves the house here, once. */
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { getFormatter, getTranslations } from 'next-intl/server'

import { database } from '@/db/pool'
import { type Answer, houseAction } from '@/lib/auth/house-action'
import { amendConnector } from '@/lib/connectors/amend-connector'
import { archiveConnector } from '@/lib/connectors/archive-connector'
import { checkAccess } from '@/lib/connectors/check-access'
import { createConnector } from '@/lib/connectors/create-connector'
import { endOldSecret } from '@/lib/connectors/end-old-secret'
import { ConnectorForm, NewConnectorForm } from '@/lib/connectors/form-input'
import { ConnectorChoice } from '@/lib/connectors/input'
import { ACCESS_FIELDS } from '@/lib/connectors/on-offer'
import { rotateSecret } from '@/lib/connectors/rotate-secret'
import { findConnector } from '@/lib/connectors/store'
import { call } from '@/lib/outgoing/call'
import type { Member } from '@/lib/people/member'

import { shownOnce } from './address'
import { checkedInWords } from './checked'
import { pasteInWords } from './paste'
import { withEnd } from './with-end'

type Refusal = 'not_allowed' | 'not_found' | 'no_such_outlet' | 'name_taken'

export const createConnectorAction = houseAction(
  { role: 'admin', input: NewConnectorForm },
  async ({ input, viewer, db, now }) => {
    const t = await getTranslations('connectors.form')
    const outcome = await createConnector(db, viewer.member, withEnd(input, viewer.property), now)
    if (!outcome.ok) return refused(outcome.refusal)
    const { connector, secret, outgoingSecret } = outcome
    return {
      ok: true,
      said: t('created', { name: connector.name }),
      data: {
        id: connector.id,
        outgoingSecret,
        paste: await pasteInWords(connector.channel),
        ...(await shownOnce(connector, secret)),
        ...(await tried(viewer.member, connector.id, input, now)),
      },
    }
  },
)

export const amendConnectorAction = houseAction(
  { role: 'admin', input: ConnectorForm },
  async ({ input, viewer, db }) => {
    const t = await getTranslations('connectors.form')
    const outcome = await amendConnector(db, viewer.member, input)
    if (!outcome.ok) return refused(outcome.refusal)
    refresh()
    return { ok: true, said: t('saved'), data: { outgoingSecret: outcome.outgoingSecret } }
  },
)

export const rotateSecretAction = houseAction(
  { role: 'admin', input: ConnectorChoice },
  async ({ input, viewer, db, now }) => {
    const [t, format] = [await getTranslations('connectors.page'), await getFormatter()]
    const outcome = await rotateSecret(db, viewer.member, input, now)
    if (!outcome.ok) return refused(outcome.refusal)
    const { propertyId } = viewer.member
    const connector = await findConnector(db, { propertyId, connectorId: input.connectorId })
    if (!connector) return refused('not_found')

    refresh()
    const until = format.dateTime(outcome.oldEndsAt, 'moment')
    const { secret } = outcome
    return {
      ok: true,
      said: t('rotated', { until }),
      data: await shownOnce(connector, secret),
    }
  },
)

export const endOldSecretAction = houseAction(
  { role: 'admin', input: ConnectorChoice },
  async ({ input, viewer, db, now }) => {
    const outcome = await endOldSecret(db, viewer.member, input, now)
    if (!outcome.ok) return refused(outcome.refusal)
    refresh()
    return { ok: true, said: (await getTranslations('connectors.old'))('ended') }
  },
)

export const archiveConnectorAction = houseAction(
  { role: 'admin', input: ConnectorChoice },
  async ({ input, viewer, db, now }) => {
    const outcome = await archiveConnector(db, viewer.member, input, now)
    if (!outcome.ok) return refused(outcome.refusal)
    redirect('/connectors')
  },
)

/** Whoever entered access sees at once whether it serves; what they entered is kept either way. */
async function tried(
  member: Member,
  connectorId: string,
  given: Partial<Record<(typeof ACCESS_FIELDS)[number], string | null>>,
  now: Date,
) {
  if (ACCESS_FIELDS.every((field) => !given[field])) return {}
  const outcome = await checkAccess(database(), member, { connectorId }, call, now)
  if (!outcome.ok) return {}
  return { checked: await checkedInWords(outcome.checked), serves: outcome.checked.kind === 'connected' }
}

async function refused(refusal: Refusal): Promise<Answer> {
  const t = await getTranslations('connectors.refused')
  switch (refusal) {
    case 'no_such_outlet':
      return { ok: false, fields: { outletId: t(refusal) } }
    case 'name_taken':
      return { ok: false, fields: { name: t(refusal) } }
    default:
      return { ok: false, said: t(refusal) }
  }
}
