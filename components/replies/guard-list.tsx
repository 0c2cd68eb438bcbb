'use client'
/** What a reply should not say, or is asked about: each explained in words, and the reason why it leaves all the same. */
import { CircleHelp, OctagonAlert } from 'lucide-react'

import { LONGEST_REASON } from '@/lib/replies/guards'
import { fill } from '@/lib/words/fill'

import { TextField } from '../ui/text-field'
import { useReplyDesk } from './reply-desk'

export function GuardList() {
  const { findings, reason, explain, reasonField, words } = useReplyDesk()
  if (findings.length === 0) return null
  const asks = findings.some(({ stops }) => !stops)
  const stopped = findings.some(({ stops }) => stops)
  return (
    <section
      aria-label={words.guardsTitle}
      className={`grid gap-3 rounded-control border p-3.5 ${stopped ? 'border-wax bg-wax-soft' : 'border-edge bg-brass-soft'}`}
    >
      <ul className="grid gap-2">
        {findings.map(({ guard, stops, saw }) => {
          const Sign = stops ? OctagonAlert : CircleHelp
          return (
            <li key={guard} className="flex gap-2.5">
              <Sign
                aria-hidden
                size={20}
                strokeWidth={1.75}
                className={`mt-0.5 shrink-0 ${stops ? 'text-wax' : 'text-brass-text'}`}
              />
              <p className="min-w-0 [overflow-wrap:anywhere]">
                <strong className={stops ? 'text-wax' : 'text-brass-text'}>
                  {saw.map((said) => fill(words.guardSaw, { said })).join(' ')}
                </strong>{' '}
                {words[`guards.${guard}`]}
              </p>
            </li>
          )
        })}
      </ul>
      {asks && !stopped && (
        <TextField
          ref={reasonField}
          name="reason"
          label={words.reason}
          hint={words.reasonHint}
          value={reason}
          maxLength={LONGEST_REASON}
          autoComplete="off"
          onChange={(event) => explain(event.target.value)}
        />
      )}
    </section>
  )
}
