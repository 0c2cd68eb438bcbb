/** The last events of a connector in words: kind, who, when, and what became of each. */
import { getTranslations } from 'next-intl/server'
import type { LastEvent } from '@/components/connectors/last-events'
import { decisionInShort } from '@/components/signals/decision'
import { database } from '@/db/pool'
import type { Viewer } from '@/lib/auth/session'
import { isAtLeast } from '@/lib/people/member'
import { listQuarantined } from '@/lib/signals/delivery-store'
import type { Heard } from '@/lib/signals/heard'
import { listThrough } from '@/lib/signals/heard-store'

import { problemInWords } from '../signals/problem'
import { decisionSpeech, momentInWords } from '../signals/speech'

const FEW = 5
const LOOKED_BACK_MS = 7 * 24 * 60 * 60_000

/** What was understood and what was not, newest first. Longer ago than a week tells nothing of today. */
export async function lastEvents(viewer: Viewer, connectorId: string, now: Date): Promise<LastEvent[]> {
  const propertyId = viewer.property.id
  const since = new Date(now.getTime() - LOOKED_BACK_MS)
  const of = { propertyId, connectorId }
  const heard = await listThrough(database(), { ...of, since, size: FEW, now })
  const unread = await listQuarantined(database(), { ...of, limit: FEW })
  if (heard.length + unread.length === 0) return []

  const [t, c] = [await getTranslations('signals'), await getTranslations('connectors.events')]
  const [speech, moment] = [await decisionSpeech(viewer), await momentInWords(viewer, now)]
  const problem = await problemInWords()
  const who = ({ who, handle, withheld }: Heard) =>
    withheld ? t('withheldWho') : [who, handle && `@${handle}`].filter(Boolean).join(', ') || t('somebody')
  const mayLook = isAtLeast(viewer.member, 'admin')
  const all = [
    ...heard.map((one) => ({
      receivedAt: one.receivedAt,
      id: one.id,
      href: `/signals/${one.id}`,
      what: c('seen', { kind: t(`kind.${one.kind}`), who: who(one) }),
      became: [decisionInShort(one, speech), one.tasks > 0 && t('tasks', { count: one.tasks })]
        .filter(Boolean)
        .join(' · '),
    })),
    ...unread
      .filter(({ receivedAt }) => receivedAt >= since)
      .map(({ id, receivedAt, problem: why }) => ({
        ...{ receivedAt, id, href: mayLook ? `/signals/quarantine/${id}` : null },
        ...{ what: c('unread'), became: c('unreadBecame', { reason: problem(why) }) },
      })),
  ]
  return all
    .toSorted((one, other) => other.receivedAt.getTime() - one.receivedAt.getTime())
    .slice(0, FEW)
    .map(({ receivedAt, ...one }) => ({ ...one, at: moment(receivedAt) }))
}
