'use client'
/** The tab "More": marked while one is in a place behind it, so that no page leaves the bar without a mark. */
import { usePathname } from 'next/navigation'
import type { ComponentProps } from 'react'

import { isAt } from './is-at'

type MoreButtonProps = ComponentProps<'button'> & { hrefs: readonly `/${string}`[] }

export function MoreButton({ hrefs, ...button }: MoreButtonProps) {
  const path = usePathname()
  return (
    <button type="button" aria-current={hrefs.some((href) => isAt(path, href)) || undefined} {...button} />
  )
}
