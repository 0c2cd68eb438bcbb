/** What the vendor gave, by the names it has there. Secrets are written and never shown again. */
import { useTranslations } from 'next-intl'

import { ACCESS_FIELDS, type Given, isMadeBefore, type Offer } from '@/lib/connectors/on-offer'

import { TextField } from '../ui/text-field'

type GivenFieldsProps = { gives: Given }

/** What stands for "nothing of the kind is asked for" is simply left out. */
export function VendorSecretField({ gives, isRequired }: GivenFieldsProps & { isRequired: boolean }) {
  const t = useTranslations('connectors')
  if (!gives.vendorSecret) return null
  return (
    <TextField
      // The e-mail address of an account that pushes is no secret.
      type={gives.vendorSecret === 'push_account' ? 'email' : 'password'}
      name={isRequired ? 'vendorSecret' : 'secret'}
      label={t(`gives.${gives.vendorSecret}`)}
      hint={t(`givesHint.${gives.vendorSecret}`)}
      required={isRequired && isMadeBefore(gives.vendorSecret)}
      autoComplete="off"
      spellCheck={false}
    />
  )
}

export function AccessFields({ gives }: GivenFieldsProps) {
  const t = useTranslations('connectors')
  const fields = ACCESS_FIELDS.map((field) => {
    const label = gives[field]
    return (
      label && (
        <TextField
          key={field}
          type={label === 'handle' ? 'text' : 'password'}
          name={field}
          label={t(`gives.${label}`)}
          autoComplete="off"
          spellCheck={false}
        />
      )
    )
  })
  return (
    <>
      {fields}
      {gives.accessToken && (
        <TextField
          type="date"
          name="accessEndsOn"
          label={t('vendor.accessEnds')}
          hint={t('vendor.accessEndsHint')}
          aside={t('form.optional')}
        />
      )}
    </>
  )
}

type AccountFieldsProps = {
  offer: Pick<Offer, 'gives' | 'isSomewhere'>
  accountId?: string | null
  baseUrl?: string | null
}

export function AccountFields({
  offer: { gives, isSomewhere = false },
  accountId,
  baseUrl,
}: AccountFieldsProps) {
  const t = useTranslations('connectors')
  if (!gives.accountId) return null
  return (
    <>
      <TextField
        name="accountId"
        label={t(`gives.${gives.accountId}`)}
        hint={t(`givesHint.${gives.accountId}`)}
        aside={t('form.optional')}
        defaultValue={accountId ?? ''}
        autoComplete="off"
        spellCheck={false}
      />
      <TextField
        type="url"
        name="baseUrl"
        label={t(isSomewhere ? 'form.instance' : 'form.baseUrl')}
        hint={t(isSomewhere ? 'form.instanceHint' : 'form.baseUrlHint')}
        aside={isSomewhere ? undefined : t('form.optional')}
        required={isSomewhere}
        defaultValue={baseUrl ?? ''}
        autoComplete="off"
      />
    </>
  )
}
