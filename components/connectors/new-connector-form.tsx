/** The form that makes a connector, and after it the address and the secret in its place. */
import { useTranslations } from 'next-intl'

import { NETWORKS } from '@/db/vocabulary'
import type { HouseAction } from '@/lib/auth/house-action'
import { CHANNELS_ON_OFFER } from '@/lib/connectors/on-offer'

import { ActionForm } from '../ui/action-form'
import { ButtonLink } from '../ui/button'
import { Select } from '../ui/select'
import { Submit } from '../ui/submit'
import { ConnectorFields } from './connector-fields'
import { secretWords } from './secret-words'
import { ShownSecrets, UntilAnswered } from './shown-secrets'

type NewConnectorFormProps = {
  action: HouseAction
  outlets: readonly { id: string; name: string }[]
}

export function NewConnectorForm({ action, outlets }: NewConnectorFormProps) {
  const t = useTranslations('connectors')
  return (
    <ActionForm action={action} className="grid max-w-3xl gap-5">
      <UntilAnswered>
        <Select
          name="network"
          label={t('form.network')}
          options={NETWORKS.map((network) => ({ value: network, label: t(`networks.${network}`) }))}
          defaultValue="foursquare"
        />
        <ConnectorFields outlets={outlets} />
        <Select
          name="channel"
          label={t('form.channel')}
          hint={t('form.channelHint')}
          options={CHANNELS_ON_OFFER.map((channel) => ({ value: channel, label: t(`channels.${channel}`) }))}
          defaultValue="standard_webhooks"
        />
        <div>
          <Submit>{t('form.create')}</Submit>
        </div>
      </UntilAnswered>
      <ShownSecrets words={secretWords(t)}>
        <div>
          <ButtonLink look="primary" href="/connectors">
            {t('back')}
          </ButtonLink>
        </div>
      </ShownSecrets>
    </ActionForm>
  )
}
