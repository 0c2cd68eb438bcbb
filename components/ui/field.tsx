/** What stands around every control of a form: its label, a hint, and what is wrong with it, tied together for screen readers. */
import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

type FieldProps = {
  /** The control's id; hint and error get ids made from it. */
  id: string
  label: ReactNode
  hint?: ReactNode
  error?: string | undefined
  /** Said after the label, in words: "optional". */
  aside?: ReactNode
  /** The control takes what height a row has left over. */
  fills?: boolean
  children: ReactNode
}

export const CONTROL =
  'w-full min-h-11 rounded-control border border-edge bg-raised px-3 py-2 text-base text-ink aria-invalid:border-wax aria-invalid:border-2'

/** The attributes a control needs to belong to its Field. */
export const fieldAttributes = (id: string, hint: ReactNode, error: string | undefined) => ({
  id,
  'aria-invalid': error ? true : undefined,
  'aria-describedby':
    [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined,
})

/** Use TextField, TextArea or Select; this is for a control of your own. */
export function Field({ id, label, hint, error, aside, fills = false, children }: FieldProps) {
  return (
    // Labels of a row begin on one line and controls end on one, whichever of them has a hint.
    <div className="flex min-w-0 flex-col gap-1.5">
      <div className={`grid content-start gap-1.5 ${fills ? '' : 'grow'}`}>
        <label
          htmlFor={id}
          className="flex flex-wrap items-baseline justify-between gap-x-3 text-sm font-semibold"
        >
          <span>{label}</span>
          {aside && <span className="text-xs font-normal text-ink-2">{aside}</span>}
        </label>
        {hint && (
          <p id={`${id}-hint`} className="text-sm text-ink-2">
            {hint}
          </p>
        )}
      </div>
      {children}
      {error && (
        <p id={`${id}-error`} className="flex items-start gap-1.5 text-sm font-semibold text-wax">
          <CircleAlert aria-hidden size={18} strokeWidth={1.75} className="mt-px shrink-0" />
          {error}
        </p>
      )}
    </div>
  )
}
