/** Why a delivery is in quarantine, in words. */
import { getTranslations } from 'next-intl/server'

import type { Delivery } from '@/db/schema/signals'

/** A problem without words of its own is still said: it could not be read. */
export async function problemInWords() {
  const t = await getTranslations('signals.quarantine')
  const intake = await getTranslations('intake')
  return (problem: Delivery['problem']) => {
    const key = problem && (`problem.${problem.key}` as Parameters<typeof intake>[0])
    return key && intake.has(key) ? intake(key, { saw: problem.saw ?? '' }) : t('noReason')
  }
}
