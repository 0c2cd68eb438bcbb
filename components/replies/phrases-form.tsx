/** The phrases that sell, one a line, in each language. */
import type { Locale } from '@/db/vocabulary'
import type { HouseAction } from '@/lib/auth/house-action'

import { ActionForm } from '../ui/action-form'
import { Submit } from '../ui/submit'
import { TextArea } from '../ui/text-area'

type PhrasesFormProps = {
  action: HouseAction
  languages: readonly { locale: Locale; label: string; phrases: string }[]
  words: Record<'hint' | 'save', string>
}

export function PhrasesForm({ action, languages, words }: PhrasesFormProps) {
  return (
    <ActionForm action={action}>
      <div className="grid items-start gap-5 tablet:grid-cols-2">
        {languages.map(({ locale, label, phrases }) => (
          <TextArea
            key={locale}
            name={locale}
            lang={locale}
            label={label}
            hint={words.hint}
            rows={8}
            defaultValue={phrases}
          />
        ))}
      </div>
      <div>
        <Submit>{words.save}</Submit>
      </div>
    </ActionForm>
  )
}
