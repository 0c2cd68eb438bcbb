import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'

import { Accounts } from '@/components/guests/accounts'
import { GesturesGiven } from '@/components/guests/gestures-given'
import { Greeting } from '@/components/guests/greeting'
import { MatchList } from '@/components/guests/match-list'
import { MustKnow } from '@/components/guests/must-know'
import { NiceToKnow } from '@/components/guests/nice-to-know'
import { OptOut } from '@/components/guests/opt-out'
import { Section } from '@/components/guests/section'
import { VisitList } from '@/components/guests/visit-list'
import { WordsSaid } from '@/components/guests/words-said'
import { BackLink } from '@/components/ui/back-link'
import { database } from '@/db/pool'
import { requireViewer } from '@/lib/auth/session'
import { readCard } from '@/lib/guests/read-card'

import {
  addCautionAction,
  addPreferenceAction,
  confirmMatchAction,
  declineMatchAction,
  forgetPreferenceAction,
  liftCautionAction,
  optOutAction,
} from '../actions'

type GuestPageProps = { params: Promise<{ guestId: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('guests')
  return { title: t('title') }
}

export default async function GuestPage({ params }: GuestPageProps) {
  const { member } = await requireViewer()
  const { guestId } = await params
  if (!z.uuid().safeParse(guestId).success) notFound()
  const now = new Date()
  const guest = await readCard(database(), { propertyId: member.propertyId, guestId }, now)
  if (!guest) notFound()
  if (guest.joinedIntoId) redirect(`/guests/${guest.joinedIntoId}`)
  const t = await getTranslations('guests.card')

  return (
    <main className="grid max-w-360 grid-cols-1 gap-4 px-1 pb-6">
      <BackLink href="/guests" className="justify-self-start">
        {t('back')}
      </BackLink>
      <Greeting guest={guest} />
      <div className="grid grid-cols-1 items-start gap-4 desk:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
        <div className="grid grid-cols-1 gap-4">
          <MustKnow guest={guest} add={addCautionAction} lift={liftCautionAction} />
          {guest.matches.length > 0 && (
            <Section title={t('matches.title')}>
              <MatchList matches={guest.matches} confirm={confirmMatchAction} decline={declineMatchAction} />
            </Section>
          )}
          <NiceToKnow guest={guest} add={addPreferenceAction} forget={forgetPreferenceAction} />
          {guest.hasOptedOut ? (
            <Section title={t('optedOut.title')}>
              <p className="measure">{t('optedOut.words')}</p>
            </Section>
          ) : (
            <Accounts handles={guest.handles}>
              <OptOut guestId={guest.id} action={optOutAction} />
            </Accounts>
          )}
        </div>
        <div className="grid grid-cols-1 gap-4">
          <GesturesGiven gestures={guest.gestures} />
          {!guest.hasOptedOut && <WordsSaid words={guest.words} />}
          <VisitList visits={guest.visits} now={now} />
        </div>
      </div>
    </main>
  )
}
