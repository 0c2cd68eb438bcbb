/** What a connector heard last, so that whoever set it up sees with their own eyes that it works. */
import { Link } from '../ui/link'

export type LastEvent = {
  id: string
  /** Null where nothing can be looked at. */
  href: string | null
  /** What it was and whose, in words. */
  what: string
  at: string
  became: string | null
}

export function LastEvents({ label, events }: { label: string; events: readonly LastEvent[] }) {
  return (
    <ul aria-label={label} className="grid divide-y divide-line">
      {events.map(({ id, href, what, at, became }) => (
        <li key={id} className="grid min-w-0 gap-x-3 py-2">
          <p className="flex flex-wrap items-baseline gap-x-3">
            {href ? (
              <Link
                href={href}
                className="inline-flex min-h-11 min-w-0 items-center font-semibold wrap-anywhere hover:underline"
              >
                {what}
              </Link>
            ) : (
              <span className="inline-flex min-h-11 items-center font-semibold">{what}</span>
            )}
            <span className="text-sm text-ink-2">{at}</span>
          </p>
          {became && <p className="measure text-sm text-ink-2">{became}</p>}
        </li>
      ))}
    </ul>
  )
}
