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
import type { About } from '@/lib/replies/about'
import { askingOf, type Finding, findingsIn, type Verdict, verdictOn } from '@/lib/replies/guards'
import { asItStands, GAP, type Room, roomIn, signed, whyNotReady } from '@/lib/replies/reply'
import { linksIn } from '@/lib/text/said'

import { formWith } from '../ui/form-with'
import { say } from '../ui/say'
import type { ReplyWords } from './reply-words'

export type ReplyStage = 'writing' | 'awaiting' | 'leaving' | 'unsure' | 'sent' | 'recalled'

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
  /** The name that will stand under the words. */
  publicName: string
  /** Whom the words will name, where nothing else tells them. */
  addressee: string | null
  /** How long it may be there; null where every account has the same room. */
  mostCharacters: number | null
  /** What posting it costs there, in words; null where nothing is known. */
  costs: { plain: string; withLink: string } | null
  /** What this person says in public waits for a manager's yes. */
  asksFirst: boolean
  /** The draft as it stands has one. */
  hasYes: boolean
  /** It may be taken back while it waits; not once it may have been heard. */
  mayUndo: boolean
  /** It goes to the guest alone, where everyone could see it. */
  isAlone: boolean
  /** What the words are held against. */
  about: About
  /** The same for words to the guest alone; null where they may not go so. */
  aboutAlone: About | null
  /** When the newest word of the guest came, as an ISO instant: what comes later stops the reply. */
  heardUntil: string | null
}

type Desk = Facts & {
  /** Everyone can see it. */
  isPublic: boolean
  text: string
  language: string | null
  write: (text: string) => void
  speak: (language: string) => void
  /** To the guest alone, or for everyone to see. */
  turn: (isAlone: boolean) => void
  /** Fills the editor and puts the cursor into the gap. */
  startFrom: (text: string, language: string) => void
  room: Room
  hasLink: boolean
  /** Why it may not leave yet; null when it may. */
  notReady: ReturnType<typeof whyNotReady> | Verdict
  /** A manager's yes is wanted first. */
  mustAsk: boolean
  findings: readonly Finding[]
  /** Why it leaves although something was asked. */
  reason: string
  explain: (reason: string) => void
  hasCopied: boolean
  copy: () => void
  send: () => void
  undo: () => void
  words: ReplyWords
  area: React.RefObject<HTMLTextAreaElement | null>
  reasonField: React.RefObject<HTMLInputElement | null>
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

/** As a box that is ticked says it. */
const ticked = (isIt: boolean) => (isIt ? 'on' : null)

export function ReplyDesk({ facts, actions, words, children }: ReplyDeskProps) {
  const { taskId, network, draft, cautions, publicName, heardUntil } = facts
  const [text, setText] = useState(draft.words)
  const [wantsAlone, turn] = useState(facts.isAlone)
  const [language, setLanguage] = useState(draft.language)
  const [hasCopied, setHasCopied] = useState(false)
  const [reason, setReason] = useState('')
  const [stage, setStage] = useOptimistic(facts.stage)
  const area = useRef<HTMLTextAreaElement>(null)
  const reasonField = useRef<HTMLInputElement>(null)
  const saving = useRef<ReturnType<typeof setTimeout>>(undefined)
  const saved = useRef(draft.words)
  const savedAlone = useRef(facts.isAlone)

  const isWriting = stage === 'writing'
  const isAlone = isWriting ? wantsAlone : facts.isAlone
  const about = (isAlone && facts.aboutAlone) || facts.about
  const isPublic = about.isPublic && !isAlone
  const handsOver = facts.handsOver || isAlone

  // A draft is kept while it is written, so that a closed page or a locked desk loses nothing.
  useEffect(() => {
    const isKept = text === saved.current && (isAlone === savedAlone.current || text === '')
    if (!facts.mayWrite || facts.stage !== 'writing' || isKept) return
    saving.current = setTimeout(() => {
      saved.current = text
      savedAlone.current = isAlone
      startTransition(async () => {
        const { ok, said } = await actions.save(
          null,
          formWith({ taskId, words: text, language, isAlone: ticked(isAlone) }),
        )
        if (!ok && said) say(said)
      })
    }, SAVE_AFTER_MS)
    return () => clearTimeout(saving.current)
  }, [text, language, isAlone, facts.mayWrite, facts.stage, actions, taskId])

  const findings = isWriting ? findingsIn(text, { ...about, isPublic }) : []
  const asking = askingOf(findings)
  const notReady =
    whyNotReady(text, network, { ...facts, isPublic }) ?? verdictOn(findings, { guards: asking, reason })
  const go = (action: HouseAction, to: ReplyStage) =>
    startTransition(async () => {
      clearTimeout(saving.current)
      setStage(to)
      const written = { taskId, words: text, language, isAlone: ticked(isAlone) }
      const form = { ...written, cautions, heardUntil, overruled: asking, reason }
      const { ok, said } = await action(null, formWith(form))
      // What is on its way the bar says; that it was taken back, nothing else would.
      if (said && (!ok || to === 'writing')) say(said)
    })
  const mustAsk = facts.asksFirst && !isAlone && !(facts.hasYes && text === draft.words)
  const send = () => {
    if (notReady) {
      const field = notReady === 'asked' ? reasonField : area
      field.current?.focus()
      return
    }
    go(handsOver ? actions.send : actions.posted, mustAsk ? 'awaiting' : 'leaving')
  }
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(signed(text, publicName))
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
      const gap = GAP.exec(next)
      area.current?.focus()
      if (gap) area.current?.setSelectionRange(gap.index, gap.index + gap[0].length)
    })
  }

  return (
    <ReplyDeskContext
      value={{
        ...facts,
        stage,
        isAlone,
        isPublic,
        handsOver,
        turn,
        text,
        language,
        write,
        speak: setLanguage,
        startFrom,
        room: roomIn(asItStands(text, facts), network, { ...facts, isPublic }),
        hasLink: linksIn(text).length > 0,
        notReady,
        mustAsk,
        findings,
        reason,
        explain: setReason,
        hasCopied,
        copy,
        send,
        undo: () => go(actions.undo, 'writing'),
        words,
        area,
        reasonField,
      }}
    >
      {children}
    </ReplyDeskContext>
  )
}
