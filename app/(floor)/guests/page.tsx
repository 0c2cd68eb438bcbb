/** Guests: who is here, who is expected today, who was heard lately; and a search by name or account. */
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'

import { GuestList } from '@/components/guests/guest-list'
import { MatchList } from '@/components/guests/match-list'
import { Section } from '@/components/guests/section'
import { Button, ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeading } from '@/components/ui/page-heading'
import { TextField } from '@/components/ui/text-field'
import { database } from '@/db/pool'
import { requireViewer } from '@/lib/auth/session'
import { listProposedMatches } from '@/lib/guests/card-store'
import { listExpected, listHere, listRecent, searchGuests } from '@/lib/guests/list-store'
import { businessDayOf } from '@/lib/time/business-date'

import { confirmMatchAction, declineMatchAction } from './actions'

type GuestsPageProps = { searchParams: Promise<{ q?: string | string[] }> }

const MATCHES = 5

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('guests')
  return { title: t('title') }
}

export default async function GuestsPage({ searchParams }: GuestsPageProps) {
  const { member, property } = await requireViewer()
  const t = await getTranslations('guests')
  const { q } = await searchParams
  const wanted = typeof q === 'string' ? q.trim().slice(0, 100) : ''
  const now = new Date()
  const db = database()
  const { propertyId } = member

  const found = wanted ? await searchGuests(db, propertyId, wanted, now) : null
  const here = found ? [] : await listHere(db, propertyId, now)
  const expected = found ? [] : await listExpected(db, propertyId, businessDayOf(now, property).endsAt, now)
  const recent = found ? [] : await listRecent(db, propertyId, now)
  const matches = found ? [] : await listProposedMatches(db, { propertyId }, MATCHES)
  const isEmpty = !found && here.length + expected.length + recent.length === 0

  return (
    <main className="grid max-w-3xl grid-cols-1 gap-6 px-1 pb-6">
      <div>
        <PageHeading
          title={t('title')}
          aside={t('counts', { here: here.length, expected: expected.length })}
        />
        <form className="flex flex-wrap items-end gap-2">
          <div className="min-w-0 grow basis-52">
            <TextField
              name="q"
              type="search"
              label={t('search.label')}
              hint={t('search.hint')}
              defaultValue={wanted}
              autoComplete="off"
            />
          </div>
          <Button type="submit">{t('search.button')}</Button>
          {found && (
            <ButtonLink href="/guests" look="quiet">
              {t('search.clear')}
            </ButtonLink>
          )}
        </form>
      </div>
      {found && (
        <GuestList now={now} id="found" title={t('search.found', { count: found.length })} guests={found} />
      )}
      {found?.length === 0 && <p>{t('search.found', { count: 0 })}</p>}
      {matches.length > 0 && (
        <Section title={t('lists.matches')}>
          <MatchList matches={matches} confirm={confirmMatchAction} decline={declineMatchAction} />
        </Section>
      )}
      <GuestList now={now} id="here" title={t('lists.here')} guests={here} />
      <GuestList now={now} id="expected" title={t('lists.expected')} guests={expected} />
      <GuestList now={now} id="recent" title={t('lists.recent')} guests={recent} />
      {isEmpty && <EmptyState title={t('empty.title')}>{t('empty.words')}</EmptyState>}
    </main>
  )
}
