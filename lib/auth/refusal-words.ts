/** What the door says when it stays shut, in words. */
import { getTranslations } from 'next-intl/server'

type Refused = { refusal: string; waitSeconds?: number }

/** Waits are told in seconds up to a minute and a half, then in minutes, rounded up: never too early. */
export async function whyNotLetIn({ refusal, waitSeconds = 0 }: Refused): Promise<string> {
  const t = await getTranslations('signin.refused')
  if (refusal !== 'wait') return t(refusal)
  return waitSeconds <= 90
    ? t('waitSeconds', { seconds: waitSeconds })
    : t('waitMinutes', { minutes: Math.ceil(waitSeconds / 60) })
}

/** The same for choosing a password, as the sentence under its field. */
export async function whyNotKept(refused: Refused): Promise<string> {
  if (refused.refusal === 'wait') return whyNotLetIn(refused)
  const t = await getTranslations('signin.password')
  return t(refused.refusal)
}
