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
  /** It tells who stays and who comes: nobody posts there, so there is nobody of ours and nothing to answer. */
  isAboutStays: boolean
}

export function ConnectorFields({ connector, outlets, isAboutStays }: ConnectorFieldsProps) {
  const t = useTranslations('connectors.form')
  const isAnswered = !isAboutStays || connector?.outgoingUrl || connector?.ownHandles.length
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
