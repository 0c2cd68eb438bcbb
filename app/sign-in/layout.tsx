/** The front step: the name of the house's book, and one sheet of paper. */
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'

import { Panel } from '@/components/ui/panel'

export default async function SignInLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations('signin')
  return (
    <main className="mx-auto grid min-h-dvh max-w-md content-center gap-6 px-3 py-8">
      <p className="text-center font-crest text-3xl text-ink italic">{t('crest')}</p>
      <Panel className="grid gap-4">{children}</Panel>
    </main>
  )
}
