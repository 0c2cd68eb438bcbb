/** The words around a secret that is shown once, gathered for the part of the page that runs in the browser. */
import type { useTranslations } from 'next-intl'

import type { SecretWords } from './shown-secrets'

export function secretWords(t: ReturnType<typeof useTranslations<'connectors'>>): SecretWords {
  return {
    title: t('shown.title'),
    once: t('shown.once'),
    url: t('shown.url'),
    secretUrl: t('shown.secretUrl'),
    secret: t('shown.secret'),
    outgoing: t('shown.outgoing'),
    outgoingHint: t('shown.outgoingHint'),
    call: t('shown.call'),
    callHint: t('shown.callHint'),
    copy: t('shown.copy'),
    copied: t('shown.copied'),
  }
}
