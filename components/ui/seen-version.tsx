'use client'
/** The version that was on the screen when the form was begun, not the one that a live page has fetched since. */
import { useState } from 'react'

import { useFormAnswer } from './action-form'

/** Moves on only with the form's own success, whose answer carries `data.version`. */
export function SeenVersion({ version }: { version: number }) {
  const [seen] = useState(version)
  const saved = useFormAnswer()?.data?.version
  return <input type="hidden" name="version" value={typeof saved === 'number' ? saved : seen} />
}
