'use client'
/** A link of the rail or the tab bar that knows when one is there. */
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ComponentProps } from 'react'

export function PlaceLink({ href, ...link }: ComponentProps<typeof Link> & { href: `/${string}` }) {
  const path = usePathname()
  const isHere = path === href || path.startsWith(`${href}/`)
  return <Link href={href} aria-current={isHere ? 'page' : undefined} {...link} />
}
