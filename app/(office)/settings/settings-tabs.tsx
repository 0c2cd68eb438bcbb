/** The parts of the settings as tabs, the same on each of their pages. */
import { getTranslations } from 'next-intl/server'

import { Tabs } from '@/components/ui/tabs'

const PARTS = [
  { key: 'overview', href: '/settings' },
  { key: 'house', href: '/settings/house' },
  { key: 'outlets', href: '/settings/outlets' },
  { key: 'spots', href: '/settings/spots' },
  { key: 'teams', href: '/settings/teams' },
  { key: 'replies', href: '/settings/replies' },
] as const

export async function SettingsTabs({ current }: { current: (typeof PARTS)[number]['key'] }) {
  const t = await getTranslations('settings.tabs')
  const tabs = PARTS.map(({ key, href }) => ({ href, label: t(key), current: key === current }))
  return (
    <div className="pb-4">
      <Tabs label={t('label')} tabs={tabs} />
    </div>
  )
}
