/** The people of one house who agreed to be shown: for guests and search engines, without signing in. */
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'

import { VoiceCard } from '@/components/people/voice-card'
import { database } from '@/db/pool'
import { findPublicHouse, listShownVoices } from '@/lib/people/voice-store'

type PageInput = { params: Promise<{ propertyId: string }> }

export async function generateMetadata({ params }: PageInput): Promise<Metadata> {
  const house = await findHouse(params)
  const t = await getTranslations('people')
  const robots = { index: !house.isDemonstration, follow: !house.isDemonstration }
  return { title: t('title', { house: house.name }), description: t('lead'), robots }
}

export default async function PeoplePage({ params }: PageInput) {
  const house = await findHouse(params)
  const voices = await listShownVoices(database(), house.id)
  const t = await getTranslations('people')

  return (
    <main className="mx-auto grid max-w-5xl gap-6 px-3 py-10 tablet:px-6 tablet:py-16">
      <header className="text-center">
        <h1 className="font-serif text-3xl font-[480] tracking-[-0.01em]">
          {t('title', { house: house.name })}
        </h1>
        <p className="pt-2 text-ink-2">{voices.length > 0 ? t('lead') : t('none')}</p>
      </header>
      {voices.length > 0 && (
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,15rem),1fr))] gap-4">
          {voices.map((voice) => (
            <VoiceCard key={voice.personId} propertyId={house.id} voice={voice} />
          ))}
        </ul>
      )}
    </main>
  )
}

async function findHouse(params: PageInput['params']) {
  const id = z.uuid().safeParse((await params).propertyId)
  const house = id.success ? await findPublicHouse(database(), id.data) : null
  return house ?? notFound()
}
