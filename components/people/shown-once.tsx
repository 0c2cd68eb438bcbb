'use client'
/** A code or a link that is shown this one time: large, selectable, and copied by a tap. */
import { Check, Copy } from 'lucide-react'
import { useState } from 'react'

import { useFormAnswer } from '../ui/action-form'
import { Button } from '../ui/button'

/** Inside an ActionForm whose answer carries `data.shown` and its words in `data.about`. */
export function ShownOnce({ words }: { words: { copy: string; copied: string } }) {
  const answer = useFormAnswer()
  const [copied, setCopied] = useState<string | null>(null)
  const shown = answer?.data?.shown
  if (typeof shown !== 'string') return null

  const copy = async () => {
    await navigator.clipboard.writeText(shown)
    setCopied(shown)
  }
  const isCopied = copied === shown
  return (
    <div className="grid gap-2 rounded-control border border-edge bg-brass-soft p-3">
      <p className="text-sm">{answer?.data?.about}</p>
      <div className="flex flex-wrap items-center gap-3">
        <output className="min-w-0 grow break-all font-mono text-lg select-all">{shown}</output>
        {typeof navigator !== 'undefined' && navigator.clipboard && (
          <Button type="button" onClick={copy}>
            {isCopied ? <Check aria-hidden size={20} /> : <Copy aria-hidden size={20} />}
            {isCopied ? words.copied : words.copy}
          </Button>
        )}
      </div>
    </div>
  )
}
