/** A sheet of paper on the wall. */
import type { ComponentProps } from 'react'

type PanelProps = ComponentProps<'section'> & {
  /** Leaves out the padding, for lists and tables that reach the edge. */
  bare?: boolean
}

export function Panel({ bare = false, className = '', ...section }: PanelProps) {
  return (
    <section className={`paper rounded-sheet ${bare ? '' : 'p-4 tablet:p-6'} ${className}`} {...section} />
  )
}
