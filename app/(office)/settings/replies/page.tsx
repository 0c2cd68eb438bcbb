/** What a reply is asked about before it leaves: the phrases that sell, in each language of the guests. */
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'

import { PhrasesForm } from '@/components/replies/phrases-form'
import { ActionForm } from '@/components/ui/action-form'
import { Checkbox } from '@/components/ui/checkbox'
import { PageHeading } from '@/components/ui/page-heading'
import { SmallAction } from '@/components/ui/small-action'
import { Submit } from '@/components/ui/submit'
import { TitledPanel } from '@/components/ui/titled-panel'
import { LOCALES } from '@/db/vocabulary'
import { requireViewer } from '@/lib/auth/session'
import { PRIVATE_MATTERS } from '@/lib/replies/private-matters'
import { SUGGESTED_PHRASES } from '@/lib/replies/promotion'

import { SettingsTabs } from '../settings-tabs'
import { keepPhrasesAction, keepYesAction, suggestPhrasesAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings.replies')
  return { title: t('title') }
}

export default async function RepliesPage() {
  const { property } = await requireViewer('manager')
  const t = await getTranslations('settings')
  const names = new Intl.DisplayNames(await getLocale(), { type: 'language' })
  const phrases = property.sellingPhrases ?? SUGGESTED_PHRASES

  return (
    <main className="max-w-4xl px-1">
      <PageHeading title={t('replies.title')} />
      <SettingsTabs current="replies" />
      <p className="measure pb-4 text-ink-2">{t('replies.intro')}</p>
      <TitledPanel title={t('replies.phrases')}>
        <PhrasesForm
          // Back to the suggested list, the fields hold another text.
          key={JSON.stringify(phrases)}
          action={keepPhrasesAction}
          languages={LOCALES.map((locale) => ({
            locale,
            label: names.of(locale) ?? locale,
            phrases: (phrases[locale] ?? []).join('\n'),
          }))}
          words={{ hint: t('replies.hint'), save: t('save') }}
        />
        {property.sellingPhrases && (
          <SmallAction action={suggestPhrasesAction} hidden={{}}>
            {t('replies.suggest')}
          </SmallAction>
        )}
      </TitledPanel>
      <TitledPanel title={t('replies.yes')} className="mt-6">
        <ActionForm action={keepYesAction}>
          <Checkbox
            name="repliesNeedYes"
            label={t('replies.needYes')}
            defaultChecked={property.repliesNeedYes}
          />
          <div>
            <Submit look="secondary">{t('save')}</Submit>
          </div>
        </ActionForm>
      </TitledPanel>
      <TitledPanel title={t('replies.always')} className="mt-6">
        <p className="measure">{t('replies.alwaysIntro')}</p>
        <ul className="measure list-disc ps-5 pt-2">
          {PRIVATE_MATTERS.map((matter) => (
            <li key={matter}>{t(`replies.matters.${matter}`)}</li>
          ))}
        </ul>
      </TitledPanel>
    </main>
  )
}
