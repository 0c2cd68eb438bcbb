/**
 * A link to a page of the house. Nothing is fetched ahead of a tap: every page is read anew for whoever asks, so what
 * could be fetched ahead is no more than its frame, and each change in the house would have every open screen fetch that
 * again for all of its links: a dozen requests, before the one that shows the change.
 */
import NextLink from 'next/link'
import type { ComponentProps } from 'react'

type LinkProps = Omit<ComponentProps<typeof NextLink>, 'prefetch'>

export const Link = (link: LinkProps) => <NextLink {...link} prefetch={false} />
