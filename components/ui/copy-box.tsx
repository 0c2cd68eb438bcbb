'use client'
/** A text to take elsewhere: an address, a secret, a command. Selectable as a whole, and copied by a tap. */
import { Check, Copy } from 'lucide-react'
import { type ReactNode, useEffect, useId, useState } from 'react'

import { Button } from './button'

type CopyBoxProps = {
  label: ReactNode
  hint?: ReactNode
  text: string
  words: { copy: string; copied: string }
}

/** Long texts wrap; nothing scrolls sideways. The button is left out where the browser will not copy (plain http). */
export function CopyBox({ label, hint, text, words }: CopyBoxProps) {
  const id = useId()
  const [mayCopy, setMayCopy] = useState(false)
  const [copied, setCopied] = useState<string | null>(null)
  useEffect(() => setMayCopy(Boolean(navigator.clipboard)), [])

  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setCopied(text)
  }
  return (
    <fieldset aria-labelledby={id} className="grid min-w-0 gap-1.5">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p id={id} className="text-sm font-semibold">
          {label}
        </p>
        {mayCopy && (
          <Button type="button" onClick={copy} aria-describedby={id}>
            {copied === text ? <Check aria-hidden size={20} /> : <Copy aria-hidden size={20} />}
            <span aria-live="polite">{copied === text ? words.copied : words.copy}</span>
          </Button>
        )}
      </div>
      {hint && <p className="text-sm text-ink-2">{hint}</p>}
      <pre className="min-w-0 select-all whitespace-pre-wrap break-all rounded-control border border-line bg-sunk p-3 font-mono text-sm">
        {text}
      </pre>
    </fieldset>
  )
}
