/** What the vendor gave: when it was entered, when it ends, whether it serves, and the forms that replace it. */
import { getFormatter, getTranslations } from 'next-intl/server'

import { AccessFields, AccountFields, VendorSecretField } from '@/components/connectors/given-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Disclosure } from '@/components/ui/disclosure'
import { Submit } from '@/components/ui/submit'
import { TitledPanel } from '@/components/ui/titled-panel'
import { database } from '@/db/pool'
import type { Connector } from '@/db/schema/signals'
import { askers } from '@/lib/channels/askers'
import { asksAccess, type Offer } from '@/lib/connectors/on-offer'
import { findAccess, findVendorSecretTime } from '@/lib/connectors/vendor-store'

import {
  checkAccessAction,
  replaceCredentialsAction,
  replaceVendorSecretAction,
  setAccountAction,
} from '../vendor-actions'

type VendorPartProps = { connector: Connector; offer: Offer }

/** Nothing, where nothing of the vendor's is needed. */
export async function VendorPart({ connector, offer }: VendorPartProps) {
  const { gives } = offer
  if (Object.keys(gives).length === 0) return null
  const [t, format] = [await getTranslations('connectors.vendor'), await getFormatter()]
  const key = { propertyId: connector.propertyId, connectorId: connector.id }
  const secretAt = gives.vendorSecret && (await findVendorSecretTime(database(), key))
  const hidden = { connectorId: connector.id }
  const full = (at: Date) => format.dateTime(at, 'moment')

  return (
    <TitledPanel title={t('title')}>
      <div className="grid max-w-3xl gap-6">
        {gives.accountId && (
          <ActionForm action={setAccountAction} hidden={hidden} className="grid gap-5">
            <AccountFields offer={offer} accountId={connector.accountId} baseUrl={connector.baseUrl} />
            <div>
              <Submit look="secondary">{t('save')}</Submit>
            </div>
          </ActionForm>
        )}
        {gives.vendorSecret && (
          <div className="grid gap-1">
            <p>{secretAt ? t('secretAt', { at: full(secretAt) }) : t('noSecret')}</p>
            <Disclosure summary={t('replaceSecret')} open={!secretAt && offer.shows === null}>
              <ActionForm action={replaceVendorSecretAction} hidden={hidden} className="grid gap-5 pt-3">
                <VendorSecretField gives={gives} isRequired={false} />
                <div>
                  <Submit look="secondary">{t('keep')}</Submit>
                </div>
              </ActionForm>
            </Disclosure>
          </div>
        )}
        {asksAccess(offer) && <Access connector={connector} offer={offer} />}
      </div>
    </TitledPanel>
  )
}

async function Access({ connector, offer }: VendorPartProps) {
  const [t, format] = [await getTranslations('connectors.vendor'), await getFormatter()]
  const vendor = await getTranslations('vendor')
  const { propertyId, id: connectorId } = connector
  const access = await findAccess(database(), { propertyId, connectorId })
  const full = (at: Date) => format.dateTime(at, 'moment')
  const refusal = access?.refusal && (`refusal.${access.refusal}` as Parameters<typeof vendor>[0])

  return (
    <div className="grid gap-1">
      <p>{access ? t('accessAt', { at: full(access.changedAt) }) : t('noAccess')}</p>
      {access?.expiresAt && <p>{t('ends', { at: full(access.expiresAt) })}</p>}
      {refusal && vendor.has(refusal) && <p className="font-semibold text-wax">{vendor(refusal)}</p>}
      {access && askers[connector.channel] && (
        <ActionForm action={checkAccessAction} hidden={{ connectorId }}>
          <div>
            <Submit look="secondary">{t('check')}</Submit>
          </div>
        </ActionForm>
      )}
      <Disclosure summary={t('replaceAccess')}>
        <ActionForm action={replaceCredentialsAction} hidden={{ connectorId }} className="grid gap-5 pt-3">
          <p className="measure text-sm text-ink-2">{t('accessHint')}</p>
          <AccessFields gives={offer.gives} />
          <div>
            <Submit look="secondary">{t('keep')}</Submit>
          </div>
        </ActionForm>
      </Disclosure>
    </div>
  )
}
