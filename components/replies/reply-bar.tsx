'use client'
/** The primary button of a reply: send, or copy and say that it was posted; then ten seconds to take it back. */
import { useEffect, useState } from 'react'

import { fill } from '@/lib/words/fill'

import { Button } from '../ui/button'
import { useReplyDesk } from './reply-desk'

const PRIMARY = 'min-h-13 grow basis-28 tablet:min-h-11'

export function ReplyBar({ sentLine }: { sentLine: string | null }) {
  const {
    stage,
    leavesAt,
    mayWrite,
    notReady,
    mustAsk,
    handsOver,
    hasCopied,
    room,
    copy,
    send,
    undo,
    words,
  } = useReplyDesk()
  if (stage === 'sent') return <p className="grow font-semibold">{sentLine ?? words.sent}</p>
  if (stage === 'unsure') return <p className="grow font-semibold">{words.unsureBar}</p>
  if (stage === 'recalled') return <p className="grow font-semibold">{words.recalled}</p>
  if (stage === 'awaiting') return <Awaiting />
  if (stage === 'leaving') return <Leaving leavesAt={leavesAt} undo={undo} />
  if (!mayWrite) return null

  const reason = notReady ? fill(words[notReady], { n: -room.left }) : ''
  const waits = notReady ? true : undefined
  const why = reason && (
    <p id="send-reason" className="basis-full text-sm text-ink-2">
      {reason}
    </p>
  )
  if (handsOver || mustAsk)
    return (
      <div className="flex min-w-0 grow basis-0 flex-wrap items-center gap-x-2.5 gap-y-1.5">
        {why}
        <Button
          type="button"
          look={notReady ? 'waiting' : 'primary'}
          className={PRIMARY}
          aria-disabled={waits}
          aria-describedby="send-reason"
          onClick={send}
        >
          {mustAsk ? words.askYes : words.send}
        </Button>
      </div>
    )
  return (
    <div className="flex min-w-0 grow basis-0 flex-wrap items-center gap-x-2.5 gap-y-1.5">
      {why}
      <Button
        type="button"
        look={notReady ? 'waiting' : hasCopied ? 'secondary' : 'primary'}
        className={PRIMARY}
        aria-disabled={waits}
        aria-describedby="send-reason"
        onClick={notReady ? send : copy}
      >
        {words.copy}
      </Button>
      <Button
        type="button"
        look={notReady ? 'waiting' : hasCopied ? 'primary' : 'secondary'}
        className={PRIMARY}
        aria-disabled={waits}
        aria-describedby="send-reason"
        onClick={send}
      >
        {words.posted}
      </Button>
    </div>
  )
}

function Awaiting() {
  const { words, mayUndo, undo } = useReplyDesk()
  return (
    <div className="flex grow flex-wrap items-center gap-x-4 gap-y-1.5">
      <p role="status" className="grow font-semibold">
        {words.awaiting}
      </p>
      {mayUndo && (
        <Button type="button" className="min-h-13 tablet:min-h-11" onClick={undo}>
          {words.takeBack}
        </Button>
      )}
    </div>
  )
}

function Leaving({ leavesAt, undo }: { leavesAt: number | null; undo: () => void }) {
  const { words, mayUndo } = useReplyDesk()
  const [left, setLeft] = useState<number | null>(null)

  useEffect(() => {
    const count = () =>
      setLeft(leavesAt === null ? null : Math.max(0, Math.ceil((leavesAt - Date.now()) / 1000)))
    count()
    const timer = setInterval(count, 250)
    return () => clearInterval(timer)
  }, [leavesAt])

  return (
    <div className="flex min-w-0 grow basis-0 flex-wrap items-center gap-x-4 gap-y-1.5">
      <p role="status" className="grow font-semibold tabular-nums">
        {left === null || left > 0 ? fill(words.leaving, { n: left ?? 10 }) : words.leavingNow}
      </p>
      {mayUndo && (left === null || left > 0) && (
        <Button type="button" look="primary" className="min-h-13 tablet:min-h-11" onClick={undo}>
          {words.undo}
        </Button>
      )}
    </div>
  )
}
