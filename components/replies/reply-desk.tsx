'use client'
/** What editor and bar of a reply share: the words, how far they are on their way, and what may be done with them. */
import {
  createContext,
  type ReactNode,
  startTransition,
  useContext,
  useEffect,
  useOptimistic,
  useRef,
  useState,
} from 'react'

import type { Network } from '@/db/vocabulary'
import type { HouseAction } from '@/lib/auth/house-action'
import { type Room, roomIn, whyNotReady } from '@/lib/replies/reply'

import { formWith } from '../ui/form-with'
import { say } from '../ui/say'
import type { ReplyWords } from './reply-words'

export type ReplyStage = 'writing' | 'leaving' | 'sent'

type Facts = {
  taskId: string
  network: Network | null
  /** A connector posts it; otherwise the person does, and says so. */
  handsOver: boolean
  /** Nobody else is writing, and the task can still be answered. */
  mayWrite: boolean
  stage: ReplyStage
  /** When the words leave, milliseconds; null while they stay. */
  leavesAt: number | null
  draft: { words: string; language: string | null }
  /** Ids of the cautions that stand above the words. */
  cautions: readonly string[]
}

type Desk = Facts & {
  text: string
  language: string | null
  write: (text: string) => void
  speak: (language: string) => void
  /** Fills the editor and puts the cursor into the gap. */
  startFrom: (text: string, language: string) => void
  room: Room
  notReady: ReturnType<typeof whyNotReady>
  hasCopied: boolean
  copy: () => void
  send: () => void
  undo: () => void
  words: ReplyWords
  area: React.RefObject<HTMLTextAreaElement | null>
}

const ReplyDeskContext = createContext<Desk | null>(null)

export function useReplyDesk(): Desk {
  const desk = useContext(ReplyDeskContext)
  if (!desk) throw new Error('a reply is written inside its ReplyDesk')
  return desk
}

type ReplyDeskProps = {
  facts: Facts
  actions: Record<'save' | 'send' | 'posted' | 'undo', HouseAction>
  words: ReplyWords
  children: ReactNode
}

const SAVE_AFTER_MS = 1200

export function ReplyDesk({ facts, actions, words, children }: ReplyDeskProps) {
  const { taskId, network, handsOver, draft, cautions } = facts
  const [text, setText] = useState(draft.words)
  const [language, setLanguage] = useState(draft.language)
  const [hasCopied, setHasCopied] = useState(false)
  const [stage, setStage] = useOptimistic(facts.stage)
  const area = useRef<HTMLTextAreaElement>(null)
  const saving = useRef<ReturnType<typeof setTimeout>>(undefined)
  const saved = useRef(draft.words)

  // A draft is kept while it is written, so that a closed page or a locked desk loses nothing.
  useEffect(() => {
    if (!facts.mayWrite || facts.stage !== 'writing' || text === saved.current) return
    saving.current = setTimeout(() => {
      saved.current = text
      startTransition(async () => {
        const { ok, said } = await actions.save(null, formWith({ taskId, words: text, language }))
        if (!ok && said) say(said)
      })
    }, SAVE_AFTER_MS)
    return () => clearTimeout(saving.current)
  }, [text, language, facts.mayWrite, facts.stage, actions, taskId])

  const go = (action: HouseAction, to: ReplyStage) =>
    startTransition(async () => {
      clearTimeout(saving.current)
      setStage(to)
      const { ok, said } = await action(null, formWith({ taskId, words: text, language, cautions }))
      if (!ok && said) say(said)
    })
  const notReady = whyNotReady(text, network)
  const send = () => {
    if (notReady) {
      area.current?.focus()
      return
    }
    go(handsOver ? actions.send : actions.posted, 'leaving')
  }
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setHasCopied(true)
      say(words.copied)
    } catch {
      area.current?.select()
      say(words.copyFailed)
    }
  }
  const write = (next: string) => {
    setText(next)
    setHasCopied(false)
  }
  const startFrom = (next: string, spoken: string) => {
    write(next)
    setLanguage(spoken)
    requestAnimationFrame(() => {
      const gap = next.search(/_{3,}/)
      area.current?.focus()
      if (gap >= 0)
        area.current?.setSelectionRange(gap, gap + (next.slice(gap).match(/^_+/)?.[0].length ?? 0))
    })
  }

  return (
    <ReplyDeskContext
      value={{
        ...facts,
        stage,
        text,
        language,
        write,
        speak: setLanguage,
        startFrom,
        room: roomIn(text, network),
        notReady,
        hasCopied,
        copy,
        send,
        undo: () => go(actions.undo, 'writing'),
        words,
        area,
      }}
    >
      {children}
    </ReplyDeskContext>
  )
}
