'use client'
/** Stands inside the form that made a connector: what a real call with the access that was entered came to. */
import { useFormAnswer } from '../ui/action-form'
import { Link } from '../ui/link'

type CheckedAccessProps = { words: { title: string; mend: string } }

/** Nothing, where no access was entered. */
export function CheckedAccess({ words }: CheckedAccessProps) {
  const data = useFormAnswer()?.data
  if (typeof data?.id !== 'string' || typeof data.checked !== 'string') return null
  return (
    <div className="grid gap-1">
      <h3 className="font-semibold">{words.title}</h3>
      <p className="measure">{data.checked}</p>
      {data.serves === false && (
        <Link
          href={`/connectors/${data.id}`}
          className="inline-flex min-h-11 items-center justify-self-start text-post underline"
        >
          {words.mend}
        </Link>
      )}
    </div>
  )
}
