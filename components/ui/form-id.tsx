'use client'
/** The id of one form on one screen: it stays when a live page is fetched again, so a second tap is the same form. */
import { useState } from 'react'

export function FormId({ id }: { id: string }) {
  const [kept] = useState(id)
  return <input type="hidden" name="formId" value={kept} />
}
