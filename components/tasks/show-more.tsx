'use client'
/** Lets the list go on where it ends. It grows above the button, so the eye and the focus stay where they were. */
import { useEffect, useRef, useTransition } from 'react'

import type { HouseAction } from '@/lib/auth/house-action'

import { Button } from '../ui/button'
import { formWith } from '../ui/form-with'
import { say } from '../ui/say'

type ShowMoreProps = {
  /** The last row that is shown; null when nothing follows. */
  last: { at: number; id: string } | null
  action: HouseAction
  /** `end` is said once nothing follows any more. */
  words: Record<'more' | 'end', string>
}

export function ShowMore({ last, action, words }: ShowMoreProps) {
  const [isOnTheWay, send] = useTransition()
  const wasAsked = useRef(false)
  const end = useRef<HTMLParagraphElement>(null)
  const isEnd = last === null
  useEffect(() => {
    if (isEnd && wasAsked.current) end.current?.focus()
  }, [isEnd])

  if (!last)
    return (
      <p ref={end} tabIndex={-1} className="p-3 text-sm text-ink-2">
        {words.end}
      </p>
    )
  const more = () =>
    send(async () => {
      wasAsked.current = true
      const { said } = await action(null, formWith({ at: String(last.at), id: last.id }))
      if (said) say(said)
    })
  return (
    <Button
      type="button"
      look="secondary"
      className="mt-4 w-full"
      aria-disabled={isOnTheWay || undefined}
      onClick={isOnTheWay ? undefined : more}
    >
      {words.more}
    </Button>
  )
}
