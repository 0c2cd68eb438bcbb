/** The form that makes a connector, and after it the address and the secret in its place. */
import { useTranslations } from 'next-intl'

import { NETWORKS } from '@/db/vocabulary'
import type { HouseAction } from '@/lib/auth/house-action'
import { noters } from '@/lib/channels/noter'
import { asksAccess, type ChannelOnOffer, GENERIC, OFFERS, type Offer } from '@/lib/connectors/on-offer'

import { ActionForm } from '../ui/action-form'
import { ButtonLink } from '../ui/button'
import { Disclosure } from '../ui/disclosure'
import { Select } from '../ui/select'
import { Submit } from '../ui/submit'
import { CheckedAccess } from './checked-access'
import { ConnectorFields } from './connector-fields'
import { FirstEvent, type FirstHeard } from './first-event'
import { AccessFields, AccountFields, VendorSecretField } from './given-fields'
import { secretWords } from './secret-words'
import { ShownSecrets, UntilAnswered } from './shown-secrets'

type NewConnectorFormProps = {
  action: HouseAction
  outlets: readonly { id: string; name: string }[]
  /** A vendor's; null for whatever can call an address by itself. */
  channel: ChannelOnOffer | null
  /** What each new connector heard, by its id. */
  heard: Readonly<Record<string, FirstHeard>>
}

const wordOf = (offer: Offer | null) => {
  if (offer?.isRead) return 'form.connect'
  return offer?.shows === null ? 'form.createAddress' : 'form.create'
}

export function NewConnectorForm({ action, outlets, channel, heard }: NewConnectorFormProps) {
  const t = useTranslations('connectors')
  const offer: Offer | null = channel && OFFERS[channel]
  const networks = offer?.networks.length ? offer.networks : NETWORKS
  const [only, ...others] = networks
  const leave = channel && noters[channel]?.leave
  const hidden = {
    ...(channel && { channel }),
    ...(others.length === 0 && only && { network: only }),
  }
  return (
    <ActionForm action={action} hidden={hidden} className="grid max-w-3xl gap-5">
      <UntilAnswered>
        {channel && (
          <p className="measure text-ink-2">
            {t(`reads.${channel}`)} {leave && t('notes.later', { leave })}
          </p>
        )}
        {others.length > 0 && (
          <Select
            name="network"
            label={t('form.network')}
            options={networks.map((network) => ({ value: network, label: t(`networks.${network}`) }))}
            defaultValue={channel ? only : 'foursquare'}
          />
        )}
        <ConnectorFields outlets={outlets} offer={offer} />
        {!offer && (
          <Select
            name="channel"
            label={t('form.channel')}
            hint={t('form.channelHint')}
            options={GENERIC.map((generic) => ({ value: generic, label: t(`channels.${generic}`) }))}
            defaultValue="standard_webhooks"
          />
        )}
        {offer && <VendorSecretField gives={offer.gives} isRequired />}
        {offer && <AccountFields offer={offer} />}
        {offer && asksAccess(offer) && (
          <Disclosure summary={t('vendor.access')} open>
            <div className="grid gap-5 pt-3">
              <p className="measure text-sm text-ink-2">{t('vendor.accessHint')}</p>
              <AccessFields gives={offer.gives} />
            </div>
          </Disclosure>
        )}
        <div>
          <Submit>{t(wordOf(offer))}</Submit>
        </div>
      </UntilAnswered>
      <ShownSecrets words={secretWords(t)}>
        <CheckedAccess words={{ title: t('vendor.checked'), mend: t('vendor.mend') }} />
        <FirstEvent
          heard={heard}
          words={{ title: t('first.title'), waiting: t('first.waiting'), events: t('events.title') }}
        />
        <div>
          <ButtonLink look="primary" href="/connectors">
            {t('back')}
          </ButtonLink>
        </div>
      </ShownSecrets>
    </ActionForm>
  )
}
