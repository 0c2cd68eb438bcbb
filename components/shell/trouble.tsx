'use client'
/** What stands where a page failed. Brings its own words, because nothing else may have arrived. */
import en from '@/messages/en/trouble.json'
import es from '@/messages/es/trouble.json'

import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'

export function Trouble({ again }: { again: () => void }) {
  const words = typeof document !== 'undefined' && document.documentElement.lang.startsWith('es') ? es : en
  return (
    <main className="grid min-h-[60dvh] place-content-center p-4">
      <EmptyState title={words.title}>
        <p className="pb-6">{words.words}</p>
        <Button type="button" look="primary" onClick={again}>
          {words.again}
        </Button>
      </EmptyState>
    </main>
  )
}
