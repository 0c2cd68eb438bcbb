'use client'
/** Who will read the reply, above the words: said, or chosen where the channel lets us write to the guest alone. */
import { Globe, Lock } from 'lucide-react'
import { useId } from 'react'

import { Checkbox } from '../ui/checkbox'
import { useReplyDesk } from './reply-desk'

const BAND = 'rounded-t-[5px] px-3.5 text-sm font-semibold'

export function WhoSees({ mayChoose }: { mayChoose: boolean }) {
  const hintId = useId()
  const { stage, isPublic, isAlone, aboutAlone, mayWrite, turn, words } = useReplyDesk()
  const tone = isPublic ? 'bg-brass-soft text-brass-text' : 'bg-sunk text-ink-2'
  // What was meant for one person becomes nobody else's unless somebody says so.
  const hasChoice = aboutAlone !== null || isAlone
  if (mayChoose && mayWrite && stage === 'writing' && hasChoice)
    return (
      <fieldset className={`${BAND} flex flex-wrap gap-x-6 ${tone}`}>
        <legend className="sr-only">{words.audience}</legend>
        {[false, true].map((alone) => (
          <Checkbox
            key={String(alone)}
            type="radio"
            name="audience"
            checked={isAlone === alone}
            onChange={() => turn(alone)}
            label={words[alone ? 'private' : 'public']}
            aria-describedby={alone && isAlone ? hintId : undefined}
          />
        ))}
        {isAlone && words.aloneHint && (
          <p id={hintId} className="basis-full pb-2.5 font-normal">
            {words.aloneHint}
          </p>
        )}
      </fieldset>
    )
  const Sign = isPublic ? Globe : Lock
  return (
    <p className={`${BAND} flex items-center gap-2 py-2 ${tone}`}>
      <Sign aria-hidden size={20} strokeWidth={1.75} className="shrink-0" />
      {words[isPublic ? 'public' : 'private']}
    </p>
  )
}
