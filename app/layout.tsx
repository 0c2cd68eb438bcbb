/** The page around every page: language, light and typefaces. */
import type { Metadata, Viewport } from 'next'
import { getLocale } from 'next-intl/server'
import type { ReactNode } from 'react'

import { lampOf } from '@/components/shell/lamp'
import { findArrival } from '@/lib/auth/session'

import { faces } from './fonts/faces'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'On the House', template: '%s · On the House' },
  robots: { index: false, follow: false },
}

export const viewport: Viewport = {
  // Paper reaches into the rounded corners; what is tapped keeps clear of them by the safe areas.
  viewportFit: 'cover',
  // The bar of a task stays above the keyboard.
  interactiveWidget: 'resizes-content',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#e7f1e5' },
    { media: '(prefers-color-scheme: dark)', color: '#0a1410' },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const arrival = await findArrival()
  const lamp = arrival ? lampOf(arrival.theme, arrival.property.zone, new Date()) : 'system'
  return (
    <html lang={await getLocale()} data-theme={lamp} className={faces}>
      <body>{children}</body>
    </html>
  )
}
