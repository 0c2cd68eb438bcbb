/** The people of the house; of several houses, which one is meant. */
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'

import { Link } from '@/components/ui/link'
import { database } from '@/db/pool'
import { listPropertiesWithVoices } from '@/lib/people/voice-store'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people')
  return { title: t('all'), description: t('lead'), robots: { index: true, follow: true } }
}

export default async function AllPeoplePage() {
  const houses = await listPropertiesWithVoices(database())
  const [only, ...others] = houses
  if (only && others.length === 0) redirect(`/people/${only.id}`)
  const t = await getTranslations('people')

  return (
    <main className="mx-auto grid max-w-xl gap-6 px-3 py-10 tablet:px-6 tablet:py-16">
      <header className="text-center">
        <h1 className="font-serif text-3xl font-[480] tracking-[-0.01em]">{t('all')}</h1>
        <p className="pt-2 text-ink-2">{houses.length > 0 ? t('lead') : t('none')}</p>
      </header>
      {houses.length > 0 && (
        <ul className="paper divide-y divide-line rounded-sheet">
          {houses.map(({ id, name }) => (
            <li key={id}>
              <Link
                href={`/people/${id}`}
                className="flex min-h-13 items-center px-4 text-lg font-semibold hover:bg-sunk"
              >
                {t('title', { house: name })}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </main>
  )
}
