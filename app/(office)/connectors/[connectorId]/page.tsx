/** One connector: whether it is heard, where to post, its secret and its settings. */
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getFormatter, getTranslations } from 'next-intl/server'
import { z } from 'zod'

import { ByHandLinks } from '@/components/connectors/by-hand-links'
import { ConnectorFields } from '@/components/connectors/connector-fields'
import { LastEvents } from '@/components/connectors/last-events'
import { OldSecret } from '@/components/connectors/old-secret'
import { secretWords } from '@/components/connectors/secret-words'
import { ShownSecrets } from '@/components/connectors/shown-secrets'
import { StandingPill } from '@/components/connectors/standing-pill'
import { ActionForm } from '@/components/ui/action-form'
import { CopyBox } from '@/components/ui/copy-box'
import { Disclosure } from '@/components/ui/disclosure'
import { PageHeading } from '@/components/ui/page-heading'
import { Panel } from '@/components/ui/panel'
import { Submit } from '@/components/ui/submit'
import { TitledPanel } from '@/components/ui/titled-panel'
import { database } from '@/db/pool'
import { requireViewer } from '@/lib/auth/session'
import { listDependentPlaybooks } from '@/lib/connectors/dependent-playbooks-store'
import { listConnectorHealth } from '@/lib/connectors/health-store'
import { GENERIC, offerOf } from '@/lib/connectors/on-offer'
import { standingsOf } from '@/lib/connectors/standing'
import { findOldSecretEnd } from '@/lib/connectors/store'
import { listOutlets } from '@/lib/house/outlet-store'
import { isAtLeast } from '@/lib/people/member'
import { lastSevenDays, readEffect } from '@/lib/reports/connector-effect-store'
import { businessDayOf } from '@/lib/time/business-date'

import {
  amendConnectorAction,
  archiveConnectorAction,
  endOldSecretAction,
  rotateSecretAction,
} from '../actions'
import { addressOf } from '../address'
import { connectorInWords } from '../in-words'
import { lastEvents } from '../last-events'
import { pasteInWords } from '../paste'
import { NotesPart } from './notes-part'
import { PostingCosts } from './posting-costs'
import { VendorPart } from './vendor-part'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('connectors')
  return { title: t('title') }
}

export default async function ConnectorPage({ params }: { params: Promise<{ connectorId: string }> }) {
  const viewer = await requireViewer('manager')
  const { member, property } = viewer
  const [t, format, now] = [await getTranslations('connectors'), await getFormatter(), new Date()]
  const connectorId = z.uuid().safeParse((await params).connectorId).data
  const since = businessDayOf(now, property).startsAt
  const health = await listConnectorHealth(database(), { propertyId: property.id, since })
  const one = health.find(({ connector }) => connector.id === connectorId && !connector.archivedAt)
  if (!one) notFound()
  const { connector, lastHeardAt, secretMadeAt } = one
  const effect = await readEffect(database(), lastSevenDays(property, now), connector.id)
  const dependent = await listDependentPlaybooks(database(), property.id, now)
  const events = await lastEvents(viewer, connector.id, now)
  const words = await connectorInWords({ property }, now)
  const address = await addressOf(connector, null)
  const key = { propertyId: property.id, connectorId: connector.id }
  const oldEndsAt = await findOldSecretEnd(database(), key, now)
  const outlets = await listOutlets(database(), property.id)
  const full = (at: Date) => format.dateTime(at, 'moment')
  const hidden = { connectorId: connector.id }
  const offer = offerOf(connector.channel)
  const paste = await pasteInWords(connector.channel)
  const mayChange = isAtLeast(member, 'admin')
  const network = t(`networks.${connector.network}`)

  return (
    <main className="grid gap-4 max-w-4xl px-1">
      <PageHeading
        title={connector.name}
        aside={network === connector.name ? null : network}
        back={{ href: '/connectors', label: t('back') }}
      >
        <ByHandLinks connector={connector} />
      </PageHeading>
      <Panel className="grid gap-4">
        <div className="grid gap-4" role="status">
          {lastHeardAt && <p className="text-lg">{words.heard(one)}</p>}
          {standingsOf(one, now).map((standing) => (
            <div key={standing.kind} className="grid justify-items-start gap-1.5">
              <StandingPill kind={standing.kind} words={words.short(standing)} />
              <p className="measure">{words.why(standing)}</p>
            </div>
          ))}
        </div>
        <p className="measure">
          {[t('effect.line', effect), words.livesOnIt(dependent.get(connector.id))].filter(Boolean).join(' ')}
        </p>
        <p className="measure text-ink-2">{words.facts(one)}</p>
        {paste && <p className="measure">{paste}</p>}
        {!offer?.isRead && (
          <CopyBox
            label={t('shown.url')}
            hint={offer?.shows === 'address' ? t('shown.urlHint') : undefined}
            text={address.url}
            words={{ copy: t('shown.copy'), copied: t('shown.copied') }}
          />
        )}
        {address.call !== null && (
          <Disclosure summary={t('page.call')} open={!lastHeardAt}>
            <CopyBox
              label={t(`channels.${connector.channel}`)}
              hint={t('page.callHint')}
              text={address.call}
              words={{ copy: t('shown.copy'), copied: t('shown.copied') }}
            />
          </Disclosure>
        )}
        {GENERIC.some((generic) => generic === connector.channel) && (
          <p>
            <a
              href="/api/schema/signal.json"
              className="inline-flex min-h-11 items-center text-post underline"
            >
              {t('page.schema')}
            </a>
          </p>
        )}
      </Panel>
      {events.length > 0 && (
        <TitledPanel title={t('events.title')}>
          <LastEvents label={t('events.title')} events={events} />
        </TitledPanel>
      )}
      <NotesPart connector={connector} mayChange={mayChange} moment={full} />
      <PostingCosts property={property} connectorId={connector.id} />
      {mayChange ? (
        <>
          {offer && <VendorPart connector={connector} offer={offer} />}
          {offer?.shows !== null && (
            <TitledPanel title={t('page.secret')}>
              <p className="measure pb-3 text-sm text-ink-2">
                {secretMadeAt ? t('page.secretMadeAt', { at: full(secretMadeAt) }) : t('page.noSecret')}{' '}
                {t('page.rotateHint')}
              </p>
              {oldEndsAt && (
                <OldSecret connectorId={connector.id} endsAt={oldEndsAt} end={endOldSecretAction} />
              )}
              <ActionForm action={rotateSecretAction} hidden={hidden}>
                <div>
                  <Submit look="secondary">{t('page.rotate')}</Submit>
                </div>
                <ShownSecrets words={secretWords(t)} />
              </ActionForm>
            </TitledPanel>
          )}
          <TitledPanel title={t('page.settings')}>
            <ActionForm action={amendConnectorAction} hidden={hidden} className="grid max-w-3xl gap-5">
              <ConnectorFields connector={connector} outlets={outlets} offer={offer} />
              <div>
                <Submit>{t('form.save')}</Submit>
              </div>
              <ShownSecrets words={secretWords(t)} />
            </ActionForm>
          </TitledPanel>
          <Panel>
            <p className="measure pb-3 text-sm text-ink-2">{t('page.putAwayHint')}</p>
            <ActionForm action={archiveConnectorAction} hidden={hidden}>
              <div>
                <Submit look="danger">{t('page.putAway')}</Submit>
              </div>
            </ActionForm>
          </Panel>
        </>
      ) : (
        <p className="text-sm text-ink-2">{t('readOnly')}</p>
      )}
    </main>
  )
}
