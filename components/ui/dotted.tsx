/** Several short facts in a line, with dots between; each keeps its own direction, so an Arabic name moves no figure. */
import { Fragment, type ReactNode } from 'react'

/** What is null, false or empty is left out. */
export function Dotted({ parts }: { parts: readonly ReactNode[] }) {
  return parts.filter(Boolean).map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a line have no other name than their place in it
    <Fragment key={at}>
      {at > 0 && ' · '}
      <bdi>{part}</bdi>
    </Fragment>
  ))
}
