'use client'
/** Which revision of the task this person has looked at: nobody completes what changed behind their back. */
import { createContext, type ReactNode, useContext, useState } from 'react'

type Seen = { seen: number; newest: number; lookAgain: () => void }

const SeenRevision = createContext<Seen>({ seen: 0, newest: 0, lookAgain: () => undefined })

export const useSeen = () => useContext(SeenRevision)

/** `revision`: the newest. `others`: the newest that a colleague or the house made; one's own need no second look. */
export function SeenProvider({
  revision,
  others,
  children,
}: {
  revision: number
  others: number
  children: ReactNode
}) {
  const [seen, setSeen] = useState(revision)
  const value = {
    seen: others > seen ? seen : revision,
    newest: others,
    lookAgain: () => setSeen(revision),
  }
  return <SeenRevision value={value}>{children}</SeenRevision>
}
