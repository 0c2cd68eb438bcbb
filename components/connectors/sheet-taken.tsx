/** Where to look once the rows of a sheet were taken. */
import { useTranslations } from 'next-intl'

import { ButtonLink } from '../ui/button'

export function SheetTaken() {
  const t = useTranslations('pasting.csv')
  return <ButtonLink href="/signals">{t('toSignals')}</ButtonLink>
}
