/** A table that scrolls inside its own frame when the screen is narrow. */
import type { ReactNode } from 'react'

type TableProps = {
  /** What the table is about; heard, and seen unless `quietCaption`. */
  caption: ReactNode
  quietCaption?: boolean
  /** Column heads in order; `end: true` puts figures under each other at the end of the column. */
  columns: readonly { label: ReactNode; end?: boolean }[]
  /** <tr> with <td>; give figures `className="text-end tabular-nums"`. */
  children: ReactNode
}

export function Table({ caption, quietCaption = false, columns, children }: TableProps) {
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="overflow-x-auto"
      aria-label={typeof caption === 'string' ? caption : undefined}
    >
      <table className="w-full border-collapse text-start [&_td]:border-line [&_td]:border-t [&_td]:px-3 [&_td]:py-2.5 [&_td]:align-top">
        <caption className={quietCaption ? 'sr-only' : 'pb-2 text-start font-serif text-xl'}>
          {caption}
        </caption>
        <thead>
          <tr>
            {columns.map(({ label, end }, at) => (
              <th
                // biome-ignore lint/suspicious/noArrayIndexKey: columns never change their order
                key={at}
                scope="col"
                className={`px-3 pb-2 text-sm font-semibold text-ink-2 ${end ? 'text-end' : 'text-start'}`}
              >
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  )
}
