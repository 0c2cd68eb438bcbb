/** A finished task: how it ended, by whom and when, and the way back while the business date lasts. */
import { CircleCheck, CircleSlash, Clock3 } from 'lucide-react'
import type { ReactNode } from 'react'

import { Link } from '@/components/ui/link'
import type { TaskStatus } from '@/db/vocabulary'

import { PlaceTag, type TaggedPlace } from './place-tag'

export type ShownDone = {
  id: string
  kind: 'gesture' | 'reply' | 'call'
  status: TaskStatus
  place: TaggedPlace | null
  tagWord: string
  act: string
  /** "Done", "Could not: the guest was out". */
  ending: string
  /** "Marta Oliveira, 20:14". */
  by: string
}

/** `children`: what may still be done about it. */
export function DoneRow({ row, children }: { row: ShownDone; children?: ReactNode }) {
  const Sign = row.status === 'delivered' ? CircleCheck : row.status === 'missed' ? Clock3 : CircleSlash
  return (
    <li className="paper @container rounded-control">
      <article className="relative grid grid-cols-[5.5rem_minmax(0,1fr)] items-center gap-x-3.5 gap-y-2 px-3.5 py-3 @max-[18rem]:grid-cols-1 @lg:grid-cols-[5.5rem_minmax(0,1fr)_auto]">
        <PlaceTag place={row.place} act={{ kind: row.kind, word: row.tagWord }} />
        <div className="min-w-0">
          <h2 className="text-lg font-semibold">
            <Link href={`/inbox/${row.id}`} className="stretched rounded-control">
              {row.act}
            </Link>
          </h2>
          <p className="flex flex-wrap items-center gap-x-2 text-sm text-ink-2">
            <Sign aria-hidden size={18} strokeWidth={1.75} className="shrink-0" />
            <span className="font-semibold">{row.ending}</span>
            <span>{row.by}</span>
          </p>
        </div>
        {children && (
          <div className="relative z-2 flex flex-wrap gap-2 @max-lg:col-start-2 @max-[18rem]:col-start-1 @lg:justify-end">
            {children}
          </div>
        )}
      </article>
    </li>
  )
}
