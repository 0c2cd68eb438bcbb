'use client'
/** What a colleague changed since the page was opened; it has to be looked at before "Done". */
import { Button } from '../ui/button'
import { useSeen } from './seen'

type ChangeStripProps = {
  /** Changes by others, in words, with the revision each made. */
  changes: readonly { revision: number; words: string }[]
  words: { look: string }
}

export function ChangeStrip({ changes, words }: ChangeStripProps) {
  const { seen, lookAgain } = useSeen()
  const unseen = changes.filter(({ revision }) => revision > seen)
  return (
    <div role="status" className="grid empty:-mt-3">
      {unseen.length > 0 && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-control bg-fig-soft px-3.5 py-2.5 font-semibold text-fig">
          <ul className="grow">
            {unseen.map((change) => (
              <li key={change.revision}>{change.words}</li>
            ))}
          </ul>
          <Button type="button" onClick={lookAgain}>
            {words.look}
          </Button>
        </div>
      )}
    </div>
  )
}
