/** A real checkbox, level with the first line of its label, whose whole line can be tapped. `type="radio"` makes it one of several. */
import type { ComponentProps, ReactNode } from 'react'

type CheckboxProps = Omit<ComponentProps<'input'>, 'type'> & {
  type?: 'checkbox' | 'radio'
  label: ReactNode
  hint?: ReactNode
}

export function Checkbox({ label, hint, className = '', type = 'checkbox', ...input }: CheckboxProps) {
  return (
    <label className={`flex min-h-11 items-start gap-3.5 py-2.5 ${className}`}>
      <input
        type={type}
        className="mt-[calc((1lh-1.375rem)/2)] ms-1 size-5.5 shrink-0 accent-brand"
        {...input}
      />
      <span className="min-w-0 wrap-anywhere">
        {label}
        {hint && <span className="block text-sm text-ink-2">{hint}</span>}
      </span>
    </label>
  )
}
