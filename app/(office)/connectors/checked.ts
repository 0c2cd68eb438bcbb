/** What a real call to a vendor came to, in words. */
import { getTranslations } from 'next-intl/server'

import type { Checked } from '@/lib/channels/poster'

export async function checkedInWords(checked: Checked): Promise<string> {
  const [t, vendor] = [await getTranslations('connectors.vendor'), await getTranslations('vendor.refusal')]
  if (checked.kind === 'connected') return t('connected', { name: checked.name ?? checked.id })
  if (checked.kind !== 'refused') return t('noAnswer')
  // Mistyped or ended: the vendor does not tell which, and what was only just entered has not ended.
  return checked.refusal === 'access_ended' ? t('accessRefused') : vendor(checked.refusal)
}
