/** What is done and what is missing, as a quiet list of links with the next one first. */
import { Circle, CircleCheck } from 'lucide-react'

import { Link } from '@/components/ui/link'

import { ButtonLink } from '../ui/button'
import { Disclosure } from '../ui/disclosure'
import { Panel } from '../ui/panel'

export type ChecklistStep = {
  key: string
  href: `/${string}`
  label: string
  why: string
  done: boolean
  /** The state in a word, for those who do not see the glyph. */
  state: string
}

type ChecklistProps = {
  title: string
  words: string
  next: { href: `/${string}`; label: string }
  /** On the pages that furnish, the list waits behind this word; without it, it lies open. */
  fold?: string | undefined
  steps: readonly ChecklistStep[]
}

export function Checklist({ title, words, next, fold, steps }: ChecklistProps) {
  const list = (
    <ol className="grid gap-x-6 tablet:grid-cols-2">
      {steps.map((step) => (
        <ChecklistRow key={step.key} step={step} />
      ))}
    </ol>
  )
  return (
    <Panel aria-labelledby="furnishing" className="mt-6">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="min-w-0 grow basis-64">
          <h2 id="furnishing" className="font-serif text-xl">
            {title}
          </h2>
          <p className="text-sm text-ink-2">{words}</p>
        </div>
        <ButtonLink href={next.href}>{next.label}</ButtonLink>
      </div>
      {fold ? (
        <Disclosure summary={fold} className="mt-2">
          {list}
        </Disclosure>
      ) : (
        <div className="mt-2">{list}</div>
      )}
    </Panel>
  )
}

function ChecklistRow({ step: { href, label, why, done, state } }: { step: ChecklistStep }) {
  const Glyph = done ? CircleCheck : Circle
  return (
    <li className="relative flex min-h-11 items-start gap-3 rounded-control py-2">
      <Glyph
        aria-hidden
        size={20}
        strokeWidth={1.75}
        className={`mt-0.5 shrink-0 ${done ? 'text-brand' : 'text-ink-3'}`}
      />
      <span className="min-w-0">
        <Link href={href} className={`stretched font-semibold ${done ? 'text-ink-2' : 'text-ink'}`}>
          {label}
        </Link>
        <span className="text-sm text-ink-2"> · {state}</span>
        {!done && <span className="block text-sm text-ink-2">{why}</span>}
      </span>
    </li>
  )
}
