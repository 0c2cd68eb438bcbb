/** What a playbook is doing now: runs or paused, by itself or only suggesting, and which version. */
import { Pause, Play } from 'lucide-react'
import { useTranslations } from 'next-intl'

import type { PlaybookState } from '@/db/vocabulary'

import { Pill } from '../ui/pill'

type PlaybookPillsProps = { state: PlaybookState; suggests: boolean; version: number }

export function PlaybookPills({ state, suggests, version }: PlaybookPillsProps) {
  const t = useTranslations('playbooks')
  const Glyph = state === 'live' ? Play : Pause
  return (
    <>
      <Pill
        tone={state === 'live' ? 'brand' : 'outline'}
        glyph={<Glyph aria-hidden size={16} strokeWidth={1.75} />}
      >
        {t(state)}
      </Pill>
      <Pill tone="soft">{suggests ? t('suggests') : t('runs')}</Pill>
      <Pill tone="plain">{t('version', { version })}</Pill>
    </>
  )
}
