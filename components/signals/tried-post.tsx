/** What would happen with a post that somebody tried: which filter held it or let it by, what matched, what follows. */
import { CircleCheck, Hand } from 'lucide-react'
import { useTranslations } from 'next-intl'

import type { Filter } from '@/lib/signals/nature'
import type { Tried } from '@/lib/signals/try-post'

import { Panel } from '../ui/panel'
import type { DecisionSpeech } from './decision'
import { DecisionPanel } from './decision-panel'
import { GuestWords, SignalHead } from './signal-words'
import { TaskName } from './task-name'

type TriedPostProps = { tried: Tried; speech: DecisionSpeech; moment: (at: Date) => string }

/** Each with the filters of which it speaks. */
const LINES = {
  account: ['our_account'],
  words: ['our_words', 'our_post'],
  repost: ['marked_as_repost', 'begins_as_repost'],
} as const satisfies Record<string, Filter[]>
const LINE_NAMES = ['account', 'words', 'repost'] as const

export function TriedPost({ tried, speech, moment }: TriedPostProps) {
  const t = useTranslations('pasting.try')
  const { heard, filter, ownHandles, tasks } = tried
  const accounts = new Intl.ListFormat(speech.locale).format(ownHandles.map((handle) => `@${handle}`))
  return (
    <div className="grid gap-4">
      <Panel className="grid gap-3">
        <SignalHead heard={heard} moment={moment} />
        <GuestWords heard={heard} />
        <h2 className="font-serif text-xl">{t(filter ? 'held' : 'guests')}</h2>
        <ul className="measure grid gap-1.5">
          {LINE_NAMES.map((line) => {
            const isHeld = LINES[line].some((one) => one === filter)
            const Icon = isHeld ? Hand : CircleCheck
            return (
              <li key={line} className={`flex items-start gap-2 ${isHeld ? 'font-semibold' : 'text-ink-2'}`}>
                <Icon aria-hidden size={18} strokeWidth={1.75} className="mt-1 shrink-0" />
                <span className="min-w-0 wrap-anywhere">
                  {t(`filter.${line}.${isHeld ? 'held' : 'passed'}`, { count: ownHandles.length, accounts })}
                </span>
              </li>
            )
          })}
        </ul>
      </Panel>
      <DecisionPanel heard={heard} speech={speech} title={t('decision')} tasksTitle={t('tasks')}>
        {tasks.length === 0 ? (
          <p className="text-ink-2">{t('noTasks')}</p>
        ) : (
          <ul className="grid gap-1">
            {tasks.map((task) => (
              <li key={task.id} className="flex flex-wrap items-baseline gap-x-2">
                <TaskName task={task} />
              </li>
            ))}
          </ul>
        )}
      </DecisionPanel>
    </div>
  )
}
