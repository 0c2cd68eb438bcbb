/** What was put away, folded under the list it left, each with the way back. */
import type { HouseAction } from '@/lib/auth/house-action'

import { Disclosure } from './disclosure'
import { Row, RowList } from './row-list'
import { SmallAction } from './small-action'

type PutAwayListProps = {
  title: string
  rows: readonly { id: string; name: string }[]
  /** Takes the id under the name `field`. */
  bringBack: HouseAction
  field: string
  word: string
}

export function PutAwayList({ title, rows, bringBack, field, word }: PutAwayListProps) {
  if (rows.length === 0) return null
  return (
    <Disclosure summary={title} className="mt-4">
      <RowList label={title}>
        {rows.map(({ id, name }) => (
          <Row
            key={id}
            title={name}
            aside={
              <SmallAction action={bringBack} hidden={{ [field]: id }} label={name}>
                {word}
              </SmallAction>
            }
          />
        ))}
      </RowList>
    </Disclosure>
  )
}
