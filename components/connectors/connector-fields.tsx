/** The fields that a new connector and a standing one share. */
import { useTranslations } from 'next-intl'

import type { Connector } from '@/db/schema/signals'
import { isAboutStays, type Offer } from '@/lib/connectors/on-offer'

import { NameField } from '../ui/name-field'
import { optionsOf } from '../ui/options-of'
import { Select } from '../ui/select'
import { TextArea } from '../ui/text-area'
import { TextField } from '../ui/text-field'

type ConnectorFieldsProps = {
  connector?: Pick<Connector, 'name' | 'outletId' | 'ownHandles' | 'outgoingUrl'>
  outlets: readonly { id: string; name: string }[]
  /** What the channel offers; null where anything may call. */
  offer: Offer | null
}

export function ConnectorFields({ connector, outlets, offer }: ConnectorFieldsProps) {
  const t = useTranslations('connectors.form')
  const isAnswered = !offer || !isAboutStays(offer) || connector?.outgoingUrl || connector?.ownHandles.length
  return (
    <>
      <NameField label={t('name')} hint={t('nameHint')} defaultValue={connector?.name} />
      <Select
        name="outletId"
        label={t('outlet')}
        hint={t('outletHint')}
        empty={t('anyOutlet')}
        options={optionsOf(outlets)}
        defaultValue={connector?.outletId ?? ''}
      />
      {isAnswered && (
        <>
          <TextArea
            name="ownHandles"
            label={t('ownHandles')}
            hint={t('ownHandlesHint')}
            aside={t('optional')}
            defaultValue={connector?.ownHandles.join('\n')}
            rows={2}
            spellCheck={false}
          />
          <TextField
            name="outgoingUrl"
            type="url"
            label={t('outgoingUrl')}
            hint={t('outgoingUrlHint')}
            aside={t('optional')}
            defaultValue={connector?.outgoingUrl ?? ''}
            autoComplete="off"
          />
        </>
      )}
    </>
  )
}
