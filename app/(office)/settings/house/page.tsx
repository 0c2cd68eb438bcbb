/** The house itself: name, zone, where the day ends, currency, languages. */
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'

import { PropertyForm } from '@/components/house/property-form'
import { PageHeading } from '@/components/ui/page-heading'
import { Panel } from '@/components/ui/panel'
import { LOCALES } from '@/db/vocabulary'
import { requireViewer } from '@/lib/auth/session'
import { listCurrencies, listZones, ROLLING_HOURS } from '@/lib/house/property'
import { isAtLeast } from '@/lib/people/member'

import { FurnishingLeft } from '../../furnishing'
import { SettingsTabs } from '../settings-tabs'
import { amendPropertyAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings.house')
  return { title: t('title') }
}

export default async function HousePage() {
  const viewer = await requireViewer('manager')
  const t = await getTranslations('settings')
  const locale = await getLocale()
  const currencyNames = new Intl.DisplayNames(locale, { type: 'currency' })
  const languageNames = new Intl.DisplayNames(locale, { type: 'language' })

  return (
    <main className="max-w-4xl px-1">
      <PageHeading title={t('house.title')} />
      <SettingsTabs current="house" />
      <Panel>
        {isAtLeast(viewer.member, 'admin') ? (
          <PropertyForm
            action={amendPropertyAction}
            property={viewer.property}
            zones={listZones()}
            currencies={listCurrencies().map((value) => ({
              value,
              label: `${value} · ${currencyNames.of(value)}`,
            }))}
            hours={ROLLING_HOURS.map((hour) => ({ value: String(hour), label: clock(hour) }))}
            languages={LOCALES.map((value) => ({ value, label: languageNames.of(value) ?? value }))}
            words={{
              name: t('house.name'),
              nameHint: t('house.nameHint'),
              zone: t('house.zone'),
              zoneHint: t('house.zoneHint'),
              rollsAtHour: t('house.rollsAtHour'),
              rollsAtHourHint: t('house.rollsAtHourHint'),
              currency: t('house.currency'),
              currencyHint: t('house.currencyHint'),
              languages: t('house.languages'),
              save: t('save'),
            }}
          />
        ) : (
          <>
            <p>
              {t('overview.house', {
                name: viewer.property.name,
                zone: viewer.property.zone,
                hour: clock(viewer.property.rollsAtHour),
              })}
            </p>
            <p className="text-sm text-ink-2">{t('readOnly')}</p>
          </>
        )}
      </Panel>
      <FurnishingLeft viewer={viewer} />
    </main>
  )
}

const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`
