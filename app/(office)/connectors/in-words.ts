/** How a connector stands, in words: short for a list that is read in five seconds, and whole on its own page. */
import { getFormatter, getTranslations } from 'next-intl/server'

import type { Viewer } from '@/lib/auth/session'
import type { ConnectorHealth } from '@/lib/connectors/health-store'
import type { Standing } from '@/lib/connectors/standing'
import { businessDateOf } from '@/lib/time/business-date'

export async function connectorInWords({ property }: Pick<Viewer, 'property'>, now: Date) {
  const t = await getTranslations('connectors')
  const vendor = await getTranslations('vendor')
  const format = await getFormatter()
  const isToday = (at: Date) => businessDateOf(at, property) === businessDateOf(now, property)
  const at = (moment: Date) => format.dateTime(moment, isToday(moment) ? 'clock' : 'moment')
  const day = (moment: Date) => format.dateTime(moment, { dateStyle: 'medium' })

  return {
    /** When it was last heard, and how much today; null when it never was. */
    heard: ({ lastHeardAt, heard }: ConnectorHealth) =>
      lastHeardAt
        ? [
            t('row.heard', { ago: format.relativeTime(lastHeardAt, now), at: at(lastHeardAt) }),
            t('row.today', { count: heard }),
          ].join(' · ')
        : null,

    /** What may be read, who connected it and since when, and what ends when. */
    facts: ({ connector, connectedBy, access }: ConnectorHealth) => {
      const reads = `reads.${connector.channel}` as Parameters<typeof t>[0]
      const since = day(connector.createdAt)
      return [
        t.has(reads) && t(reads),
        connectedBy
          ? t('facts.connectedBy', { name: connectedBy, at: since })
          : t('facts.connected', { at: since }),
        access?.expiresAt && t('facts.ends', { at: at(access.expiresAt) }),
      ]
        .filter(Boolean)
        .join(' ')
    },

    /** Which playbooks live on it, by name; null where none does. */
    livesOnIt: (playbooks: readonly string[] = []): string | null => {
      const names = playbooks.map((name) => t('effect.quoted', { name }))
      return names.length > 0
        ? t('effect.playbooks', { count: names.length, names: format.list(names, { type: 'conjunction' }) })
        : null
    },

    short: (standing: Standing): string => {
      switch (standing.kind) {
        case 'deaf':
          return t(`standing.deaf.${standing.lacks}`)
        case 'refused':
        case 'silent':
        case 'over':
          return t(`standing.${standing.kind}`, { at: at(standing.since) })
        case 'waits':
        case 'posts_wait':
        case 'receiver_waits':
          return t(`standing.${standing.kind}`, { at: at(standing.until) })
        case 'ends':
          return t('standing.ends', { at: at(standing.at) })
        default:
          return t(`standing.${standing.kind}`)
      }
    },

    /** What it means, and what to do; null where nothing is to be done. */
    why: (standing: Standing): string | null => {
      switch (standing.kind) {
        case 'deaf':
          return t(`standing.deafWhy.${standing.lacks}`)
        case 'refused': {
          const refusal = `refusal.${standing.refusal}` as Parameters<typeof vendor>[0]
          return vendor.has(refusal) ? vendor(refusal) : null
        }
        case 'silent':
          return t('standing.silentWhy', { at: at(standing.since) })
        case 'over':
          return t('standing.overWhy')
        case 'ends':
          return t('standing.endsWhy', { at: at(standing.at) })
        case 'waits':
          return t('standing.waitsWhy', { at: at(standing.until) })
        case 'posts_wait':
          return t('standing.postsWaitWhy', { at: at(standing.until) })
        case 'receiver_waits':
          return t('standing.receiverWaitsWhy', { at: at(standing.until) })
        case 'waiting':
          return t('first.waiting')
        default:
          return null
      }
    },
  }
}
