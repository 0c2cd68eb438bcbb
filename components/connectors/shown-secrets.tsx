'use client'
/** What a new or rotated connector answers: its secret, shown this once, and the command that uses it. */
import { type ReactNode, useEffect, useRef } from 'react'

import { useFormAnswer } from '../ui/action-form'
import { CopyBox } from '../ui/copy-box'

export type SecretWords = Record<
  | 'title'
  | 'once'
  | 'url'
  | 'secretUrl'
  | 'secret'
  | 'outgoing'
  | 'outgoingHint'
  | 'call'
  | 'callHint'
  | 'copy'
  | 'copied',
  string
>

/**
 * Stands inside the form whose answer carries `url`, or `secretUrl` where the secret stands in it, `call`, `paste`, and
 * perhaps `secret` and `outgoingSecret`.
 */
export function ShownSecrets({ words, children }: { words: SecretWords; children?: ReactNode }) {
  const data = useFormAnswer()?.data
  const heading = useRef<HTMLHeadingElement>(null)
  const isSecret = Boolean(data?.secret ?? data?.outgoingSecret)
  const shown = isSecret || Boolean(data?.url ?? data?.paste)
  useEffect(() => {
    if (shown) heading.current?.focus()
  }, [shown])
  if (!data || !shown) return null

  return (
    <div className="grid gap-4 rounded-sheet border border-edge p-4">
      <h2 ref={heading} tabIndex={-1} className="rounded-control font-serif text-xl">
        {words.title}
      </h2>
      {isSecret && (
        <p className="measure rounded-control bg-brass-soft px-3 py-2 font-semibold text-brass-text">
          {words.once}
        </p>
      )}
      {typeof data.paste === 'string' && <p className="measure">{data.paste}</p>}
      {typeof data.url === 'string' && <CopyBox label={words.url} text={data.url} words={words} />}
      {typeof data.secretUrl === 'string' && (
        <CopyBox label={words.secretUrl} text={data.secretUrl} words={words} />
      )}
      {typeof data.secret === 'string' && <CopyBox label={words.secret} text={data.secret} words={words} />}
      {typeof data.outgoingSecret === 'string' && (
        <CopyBox label={words.outgoing} hint={words.outgoingHint} text={data.outgoingSecret} words={words} />
      )}
      {typeof data.call === 'string' && (
        <CopyBox label={words.call} hint={words.callHint} text={data.call} words={words} />
      )}
      {children}
    </div>
  )
}

/** Leaves once the form has worked: what follows is the answer. */
export function UntilAnswered({ children }: { children: ReactNode }) {
  return useFormAnswer()?.ok ? null : children
}
