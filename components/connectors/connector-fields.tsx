/** The fields that a new connector and a standing one share. */
import { useTranslations } from 'next-intl'

import type { Connector } from '@/db/schema/signals'

import { NameField } from '../ui/name-field'
import { optionsOf } from '../ui/options-of'
import { Select } from '../ui/select'
import { TextArea } from '../ui/text-area'
import { TextField } from '../ui/text-field'

type ConnectorFieldsProps = {
  connector?: Pick<Connector, 'name' | 'outletId' | 'ownHandles' | 'outgoingUrl'>
  outlets: readonly { id: string; name: string }[]
}

export function ConnectorFields({ connector, outlets }: ConnectorFieldsProps) {
  const t = useTranslations('connectors.form')
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
  )
}
