/** A list of things with what can be done about each: one sheet, a line between, and it folds under itself on the phone. */
import type { ReactNode } from 'react'

/** `label` names the list for screen readers. */
export function RowList({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul aria-label={label} className="paper divide-y divide-line rounded-sheet">
      {children}
    </ul>
  )
}

type RowProps = {
  title: ReactNode
  /** Said under the title, quieter. */
  words?: ReactNode
  /** A state or a figure, at the end of the line. */
  aside?: ReactNode
  /** Buttons, links, or a form that unfolds. */
  children?: ReactNode
}

export function Row({ title, words, aside, children }: RowProps) {
  return (
    <li className="relative grid grid-cols-1 gap-1 px-4 py-3 tablet:px-6">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <div className="min-w-0 grow basis-64">
          <h2 className="break-words text-lg font-semibold">{title}</h2>
          {words && <div className="break-words text-sm text-ink-2">{words}</div>}
        </div>
        {aside && <div className="flex flex-wrap items-center gap-2">{aside}</div>}
      </div>
      {children}
    </li>
  )
}
