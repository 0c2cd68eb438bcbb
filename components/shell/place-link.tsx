'use client'
/** A link of the rail or the tab bar that knows when one is there. */
import { usePathname } from 'next/navigation'
import type { ComponentProps } from 'react'

import { Link } from '@/components/ui/link'

import { isAt } from './is-at'

export function PlaceLink({ href, ...link }: ComponentProps<typeof Link> & { href: `/${string}` }) {
  const path = usePathname()
  return <Link href={href} aria-current={isAt(path, href) ? 'page' : undefined} {...link} />
}
