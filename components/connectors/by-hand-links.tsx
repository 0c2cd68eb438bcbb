/** What a person can bring through a connector by hand: a sheet where it takes any form, and a post to try. */
import { useTranslations } from 'next-intl'

import type { Connector } from '@/db/schema/signals'

import { ButtonLink } from '../ui/button'

export function ByHandLinks({
  connector: { id, channel },
}: {
  connector: Pick<Connector, 'id' | 'channel'>
}) {
  const t = useTranslations('pasting')
  return (
    <>
      {channel === 'bearer' && <ButtonLink href={`/connectors/${id}/csv`}>{t('csv.link')}</ButtonLink>}
      <ButtonLink href={`/connectors/${id}/try`}>{t('try.link')}</ButtonLink>
    </>
  )
}
