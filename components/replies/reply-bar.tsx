'use client'
/** The primary button of a reply: send, or copy and say that it was posted; then ten seconds to take it back. */
import { useEffect, useRef, useState } from 'react'

import { fill } from '@/lib/words/fill'

import { Button } from '../ui/button'
import { useReplyDesk } from './reply-desk'

const PRIMARY = 'min-h-13 grow basis-28 tablet:min-h-11'
const BESIDE = 'min-h-13 tablet:min-h-11'

type ReplyBarProps = {
  sentLine: string | null
  /** When it leaves, where it was not taken before; null where only the ten seconds are counted. */
  leavesLine: string | null
  /** Who has it, or when it opens: said where this person cannot write. */
  note: string | null
}

/** How it stands is heard once; the seconds are only seen. */
export function ReplyBar({ sentLine, leavesLine, note }: ReplyBarProps) {
  const { stage, leavesAt, mayWrite, mayUndo, undo, words } = useReplyDesk()
  const left = useSecondsLeft(leavesAt)
  const isHeld = stage === 'leaving' && (left === null || left > 0)
  const bar = useKeptFocus(`${stage} ${isHeld} ${mayUndo}`)

  const isWriting = stage === 'writing' && mayWrite
  if (stage === 'writing' && !mayWrite && !note) return null
  const says = {
    writing: isWriting ? '' : note,
    awaiting: words.awaiting,
    leaving: isHeld ? (leavesLine ?? words.leavesSoon) : words.leavingNow,
    unsure: words.unsureBar,
    sent: sentLine ?? words.sent,
    recalled: words.recalled,
  }[stage]
  return (
    <div
      {...bar}
      tabIndex={-1}
      className="flex min-w-0 grow basis-0 flex-wrap items-center gap-x-4 gap-y-1.5 self-center rounded-control"
    >
      {isHeld && (
        <p className="grow font-semibold tabular-nums">
          {leavesLine ?? fill(words.leaving, { n: left ?? 10 })}
        </p>
      )}
      <p role="status" className={says && !isHeld ? 'min-w-0 grow basis-0 font-semibold' : 'sr-only'}>
        {says}
      </p>
      {isWriting && <SendButtons />}
      {stage === 'awaiting' && mayUndo && (
        <Button type="button" className={BESIDE} onClick={undo}>
          {words.takeBack}
        </Button>
      )}
      {isHeld && mayUndo && (
        <Button type="button" look="primary" className={`max-desk:grow ${BESIDE}`} onClick={undo}>
          {words.undo}
        </Button>
      )}
    </div>
  )
}

function SendButtons() {
  const { notReady, mustAsk, handsOver, hasCopied, room, copy, send, words } = useReplyDesk()
  const reason = notReady ? fill(words[notReady], { n: -room.left }) : ''
  const waits = notReady ? true : undefined
  const pressed = { 'aria-disabled': waits, 'aria-describedby': 'send-reason', className: PRIMARY } as const
  return (
    <div className="flex min-w-0 grow flex-wrap gap-x-2.5 gap-y-1.5">
      {reason && (
        <p id="send-reason" className="basis-full text-sm text-ink-2">
          {reason}
        </p>
      )}
      {handsOver || mustAsk ? (
        <Button type="button" look={notReady ? 'waiting' : 'primary'} {...pressed} onClick={send}>
          {mustAsk ? words.askYes : words.send}
        </Button>
      ) : (
        <>
          <Button
            type="button"
            look={notReady ? 'waiting' : hasCopied ? 'secondary' : 'primary'}
            {...pressed}
            onClick={notReady ? send : copy}
          >
            {words.copy}
          </Button>
          <Button
            type="button"
            look={notReady ? 'waiting' : hasCopied ? 'primary' : 'secondary'}
            {...pressed}
            onClick={send}
          >
            {words.posted}
          </Button>
        </>
      )}
    </div>
  )
}

/** Null until the browser has looked at its clock. */
function useSecondsLeft(leavesAt: number | null) {
  const [left, setLeft] = useState<number | null>(null)
  useEffect(() => {
    const count = () =>
      setLeft(leavesAt === null ? null : Math.max(0, Math.ceil((leavesAt - Date.now()) / 1000)))
    count()
    const timer = setInterval(count, 250)
    return () => clearInterval(timer)
  }, [leavesAt])
  return left
}

/**
 * When the button that was pressed is gone, the focus goes to the one in its place, back to the words when there is
 * something to write again, and else stays in the bar.
 */
function useKeptFocus(shown: string) {
  const { stage, area } = useReplyDesk()
  const bar = useRef<HTMLDivElement>(null)
  const isHere = useRef(false)
  const before = useRef(shown)

  useEffect(() => {
    if (before.current === shown) return
    before.current = shown
    const focused = document.activeElement
    if (!isHere.current || (focused !== document.body && focused !== bar.current)) return
    const next = stage === 'writing' ? area.current : bar.current?.querySelector('button')
    ;(next ?? bar.current)?.focus()
  }, [shown, stage, area])

  return {
    ref: bar,
    onFocus: () => {
      isHere.current = true
    },
    onBlur: () => {
      isHere.current = false
    },
  }
}
