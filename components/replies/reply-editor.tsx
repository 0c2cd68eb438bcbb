'use client'
/** Where a reply is written: who will read it, where to start from, how much room there is, and how it will be signed. */
import { useId } from 'react'

import { fill } from '@/lib/words/fill'

import { GuardList } from './guard-list'
import { useReplyDesk } from './reply-desk'
import { type ShownVoice, VoicePreview } from './voice-preview'
import { WhoSees } from './who-sees'

type ReplyEditorProps = {
  /** Why only a person can post it; null where nobody ever could. */
  byHand: string | null
  startingPoints: readonly { language: string; name: string; words: string }[]
  languages: readonly { code: string; name: string }[]
  voice: ShownVoice
  /** A colleague's draft: shown, not overwritten. */
  others: { author: string; words: string; takeOver: React.ReactNode } | null
}

export function ReplyEditor({ byHand, startingPoints, languages, voice, others }: ReplyEditorProps) {
  const { stage, handsOver, mustAsk, words } = useReplyDesk()
  return (
    <section aria-label={words.label} className="rounded-control border border-edge bg-paper">
      <WhoSees mayChoose={!others} />
      <div className="grid gap-4 p-3.5 tablet:p-4">
        {others && (
          <div className="grid gap-3 rounded-control bg-fig-soft p-3.5">
            <p className="font-semibold text-fig">{fill(words.othersDraft, { name: others.author })}</p>
            <p className="whitespace-pre-line [overflow-wrap:anywhere]">{others.words}</p>
            <p>{others.takeOver}</p>
          </div>
        )}
        {!others && stage === 'writing' && <Writing startingPoints={startingPoints} languages={languages} />}
        {!others && <VoicePreview voice={voice} />}
        {!handsOver && !mustAsk && stage === 'writing' && (
          <p className="text-sm text-ink-2">{byHand ?? words.postedHint}</p>
        )}
      </div>
    </section>
  )
}

function Writing({ startingPoints, languages }: Pick<ReplyEditorProps, 'startingPoints' | 'languages'>) {
  const id = useId()
  const { text, write, language, speak, startFrom, room, notReady, mayWrite, costs, hasLink, words, area } =
    useReplyDesk()
  const reason = notReady && text !== '' ? fill(words[notReady], { n: -room.left }) : ''
  return (
    <>
      {startingPoints.length > 0 && (
        <fieldset className="grid gap-2">
          <legend className="pb-1.5 text-sm font-semibold">
            {words.start} <span className="font-normal text-ink-2">{words.startHint}</span>
          </legend>
          {startingPoints.map((point) => (
            <button
              key={point.language + point.words}
              type="button"
              lang={point.language}
              className="flex min-h-11 items-baseline gap-3 rounded-control border border-edge bg-paper px-3 py-2 text-start hover:bg-sunk"
              onClick={() => startFrom(point.words, point.language)}
            >
              <span className="grow">{point.words}</span>
              <span className="shrink-0 text-xs text-ink-2">{point.name}</span>
            </button>
          ))}
        </fieldset>
      )}
      <div className="grid gap-1.5">
        <div className="flex flex-wrap items-center justify-between gap-x-4">
          <label htmlFor={id} className="text-sm font-semibold">
            {words.label}
          </label>
          <label className="flex min-w-0 flex-wrap items-center gap-2 text-ink-2 text-sm [overflow-wrap:anywhere]">
            {words.language}
            <select
              value={language ?? ''}
              onChange={(event) => speak(event.target.value)}
              className="min-h-11 max-w-full rounded-control border border-edge bg-raised px-2"
            >
              {languages.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        </div>
        <textarea
          ref={area}
          id={id}
          rows={4}
          lang={language ?? undefined}
          value={text}
          readOnly={!mayWrite}
          onChange={(event) => write(event.target.value)}
          aria-describedby={`${id}-room ${id}-reason`}
          className="min-h-30 w-full rounded-control border border-edge bg-raised px-3 py-2 text-base field-sizing-content"
        />
        <div className="flex flex-wrap justify-between gap-x-4 text-sm">
          <p id={`${id}-reason`} role="status" className="font-semibold text-wax">
            {reason}
          </p>
          <p
            id={`${id}-room`}
            className={`tabular-nums ${room.left < 0 ? 'font-semibold text-wax' : 'text-ink-2'}`}
          >
            {fill(room.left < 0 ? words.over : words.left, { n: Math.abs(room.left), max: room.max })}
          </p>
        </div>
        {costs && (
          <p className="text-sm text-ink-2">
            {fill(words.costs, { cost: hasLink ? costs.withLink : costs.plain })}
          </p>
        )}
      </div>
      <GuardList />
    </>
  )
}
