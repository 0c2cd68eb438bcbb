/** The name, the words and the accounts that guests may know somebody by, and whether they may at all. */
import { useTranslations } from 'next-intl'

import { Link } from '@/components/ui/link'
import type { Voice } from '@/db/schema/people'
import type { HouseAction } from '@/lib/auth/house-action'
import { VOICE_NETWORKS } from '@/lib/people/input'

import { ActionForm } from '../ui/action-form'
import { Checkbox } from '../ui/checkbox'
import { Select } from '../ui/select'
import { Submit } from '../ui/submit'
import { TextField } from '../ui/text-field'

const ACCOUNT_LINES = [0, 1, 2]

type VoiceFormProps = {
  action: HouseAction
  voice: Pick<Voice, 'publicName' | 'publicRole' | 'handles' | 'isShown'>
  /** Where the people page of this house is. */
  pageHref: `/${string}`
}

export function VoiceForm({ action, voice, pageHref }: VoiceFormProps) {
  const t = useTranslations('me.voice')
  const networks = useTranslations('me.networks')
  return (
    <ActionForm action={action}>
      <div className="grid gap-4 tablet:grid-cols-2">
        <TextField
          name="publicName"
          label={t('publicName')}
          defaultValue={voice.publicName}
          required
          maxLength={60}
        />
        <TextField
          name="publicRole"
          label={t('publicRole')}
          placeholder={t('publicRoleHint')}
          defaultValue={voice.publicRole}
          maxLength={80}
        />
      </div>
      <fieldset className="grid gap-3">
        <legend className="pb-2 text-sm font-semibold">{t('accounts')}</legend>
        {ACCOUNT_LINES.map((line) => (
          <div key={line} className="grid grid-cols-[repeat(auto-fit,minmax(min(8rem,100%),1fr))] gap-3">
            <Select
              name="network"
              label={<LineLabel words={t('network')} line={line} />}
              defaultValue={voice.handles[line]?.network}
              options={VOICE_NETWORKS.map((value) => ({ value, label: networks(value) }))}
            />
            <TextField
              name="handle"
              label={<LineLabel words={t('handle')} line={line} />}
              defaultValue={voice.handles[line]?.handle}
              placeholder={t('none')}
              autoCapitalize="none"
              autoComplete="off"
              spellCheck={false}
              maxLength={100}
            />
          </div>
        ))}
      </fieldset>
      <Checkbox name="isShown" label={t('shown')} hint={t('shownHint')} defaultChecked={voice.isShown} />
      <div className="flex flex-wrap items-center gap-4">
        <Submit look="secondary">{t('button')}</Submit>
        <Link href={pageHref} className="inline-flex min-h-11 items-center underline underline-offset-4">
          {t('seePage')}
        </Link>
      </div>
    </ActionForm>
  )
}

/** The first line is labelled for all; the others only for those who hear them. */
function LineLabel({ words, line }: { words: string; line: number }) {
  return line === 0 ? (
    words
  ) : (
    <span className="sr-only">
      {words} {line + 1}
    </span>
  )
}
