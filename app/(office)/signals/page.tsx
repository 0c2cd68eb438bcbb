/** Everything heard: what nobody has answered on top, then the rest, newest first; quarantine as a view of its own. */
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'

import { MatchList } from '@/components/guests/match-list'
import { Section } from '@/components/guests/section'
import { decisionInShort } from '@/components/signals/decision'
import { SignalRow } from '@/components/signals/signal-row'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { newId } from '@/db/id'
import { database } from '@/db/pool'
import { requireViewer, type Viewer } from '@/lib/auth/session'
import { listProposedMatches } from '@/lib/guests/card-store'
import { isAtLeast } from '@/lib/people/member'
import { cursorText, type Heard, type HeardCursor, readCursor } from '@/lib/signals/heard'
import { countUnanswered, type HeardPage, listRest, listUnanswered } from '@/lib/signals/heard-store'

import { confirmMatchAction, declineMatchAction } from '../../(floor)/guests/actions'
import { replyToSignalAction, settleSignalAction } from './actions'
import { QuarantineList } from './quarantine-list'
import { SignalsFrame, type SignalView } from './signals-frame'
import { decisionSpeech, momentInWords } from './speech'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('signals')
  return { title: t('title') }
}

type SignalsPageProps = { searchParams: Promise<{ view?: string | string[]; after?: string | string[] }> }

/** So many stand on top of the whole list; the rest of them have a view of their own. */
const ON_TOP = 10
const MATCHES = 10

export default async function SignalsPage({ searchParams }: SignalsPageProps) {
  const viewer = await requireViewer()
  const { view: wanted, after: text } = await searchParams
  const [after, waiting] = [readCursor(text), await countUnanswered(database(), viewer.property.id)]
  const view: SignalView =
    wanted === 'quarantine' && isAtLeast(viewer.member, 'manager')
      ? 'quarantine'
      : wanted === 'unanswered'
        ? 'unanswered'
        : 'all'

  return (
    <SignalsFrame viewer={viewer} view={view} waiting={waiting}>
      {view === 'quarantine' && <QuarantineList viewer={viewer} />}
      {view === 'unanswered' && <Unanswered viewer={viewer} after={after} />}
      {view === 'all' && <Everything viewer={viewer} after={after} waiting={waiting} />}
    </SignalsFrame>
  )
}

type Shown = { viewer: Viewer; after: HeardCursor | null }

async function Unanswered({ viewer, after }: Shown) {
  const t = await getTranslations('signals')
  const page = await listUnanswered(database(), { propertyId: viewer.property.id, after, now: new Date() })
  if (page.rows.length === 0 && !after)
    return <EmptyState title={t('unanswered.none')}>{t('unanswered.noneWords')}</EmptyState>
  return (
    <>
      <Rows viewer={viewer} rows={page.rows} label={t('unanswered.title')} heading="h2" />
      <Pages view="unanswered" page={page} after={after} />
    </>
  )
}

async function Everything({ viewer, after, waiting }: Shown & { waiting: number }) {
  const [t, now, db] = [await getTranslations('signals'), new Date(), database()]
  const propertyId = viewer.property.id
  const onTop = after ? [] : (await listUnanswered(db, { propertyId, size: ON_TOP, now })).rows
  const matches = after ? [] : await listProposedMatches(db, { propertyId }, MATCHES)
  const rest = await listRest(db, { propertyId, after, now })
  if (onTop.length + rest.rows.length + matches.length === 0)
    return (
      <EmptyState title={t('rest.none')}>
        <p className="pb-4">{t('rest.noneWords')}</p>
        {isAtLeast(viewer.member, 'manager') && (
          <ButtonLink href="/connectors">{t('rest.toConnectors')}</ButtonLink>
        )}
      </EmptyState>
    )

  return (
    <>
      {matches.length > 0 && (
        <Section title={t('matches')} className="mb-6">
          <MatchList matches={matches} confirm={confirmMatchAction} decline={declineMatchAction} />
        </Section>
      )}
      {onTop.length > 0 && (
        <section aria-labelledby="unanswered" className="pb-6">
          <div className="flex flex-wrap items-baseline gap-x-3 pb-2">
            <h2 id="unanswered" className="font-serif text-xl">
              {t('unanswered.title')}
            </h2>
            <p className="text-sm text-ink-2">
              {waiting >= 100
                ? t('unanswered.many', { count: 99 })
                : t('unanswered.count', { count: waiting })}
            </p>
          </div>
          <Rows viewer={viewer} rows={onTop} label={t('unanswered.title')} heading="h3" />
          {waiting > onTop.length && (
            <ButtonLink href="/signals?view=unanswered" look="quiet" className="mt-2">
              {t('unanswered.all')}
            </ButtonLink>
          )}
        </section>
      )}
      {rest.rows.length > 0 && (
        <section aria-labelledby="rest">
          <h2 id="rest" className="pb-2 font-serif text-xl">
            {t('rest.title')}
          </h2>
          <Rows viewer={viewer} rows={rest.rows} label={t('rest.title')} heading="h3" />
        </section>
      )}
      <Pages view="all" page={rest} after={after} />
    </>
  )
}

type RowsProps = { viewer: Viewer; rows: Heard[]; label: string; heading: 'h2' | 'h3' }

async function Rows({ viewer, rows, label, heading }: RowsProps) {
  const speech = await decisionSpeech(viewer)
  const moment = await momentInWords(viewer, new Date())
  return (
    <ul aria-label={label} className="paper divide-y divide-line rounded-sheet">
      {rows.map((heard) => (
        <SignalRow
          key={heard.id}
          heard={heard}
          heading={heading}
          moment={moment}
          decision={decisionInShort(heard, speech)}
          formId={newId()}
          reply={replyToSignalAction}
          settle={settleSignalAction}
        />
      ))}
    </ul>
  )
}

type PagesProps = { view: SignalView; page: HeardPage; after: HeardCursor | null }

async function Pages({ view, page: { next }, after }: PagesProps) {
  const t = await getTranslations('signals')
  const filter = view === 'all' ? '' : `view=${view}&`
  if (!next && !after) return null
  return (
    <div className="flex flex-wrap gap-2 pt-4">
      {after && (
        <ButtonLink href={view === 'all' ? '/signals' : `/signals?view=${view}`}>{t('newest')}</ButtonLink>
      )}
      {next && <ButtonLink href={`/signals?${filter}after=${cursorText(next)}`}>{t('older')}</ButtonLink>}
    </div>
  )
}
