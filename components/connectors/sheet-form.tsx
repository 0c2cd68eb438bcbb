/** A sheet to paste or to choose: of what it is, how days are written in it; below it the preview. */
import { useTranslations } from 'next-intl'

import type { HouseAction } from '@/lib/auth/house-action'
import { SHEET_KINDS } from '@/lib/pasted/columns'
import { DAY_ORDERS } from '@/lib/pasted/dates'

import { ActionForm } from '../ui/action-form'
import { Disclosure } from '../ui/disclosure'
import { Panel } from '../ui/panel'
import { Select } from '../ui/select'
import { ShownAnswer } from '../ui/shown-answer'
import { Submit } from '../ui/submit'
import { TextArea } from '../ui/text-area'
import { TextField } from '../ui/text-field'

type SheetFormProps = { connectorId: string; action: HouseAction }

export function SheetForm({ connectorId, action }: SheetFormProps) {
  const t = useTranslations('pasting.csv')
  return (
    <ActionForm action={action} hidden={{ connectorId }} className="grid gap-4">
      <Panel className="grid gap-5">
        <div className="grid gap-5 tablet:grid-cols-2">
          <Select
            name="kind"
            label={t('kind')}
            options={SHEET_KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
          />
          <Select
            name="order"
            label={t('order')}
            options={DAY_ORDERS.map((order) => ({ value: order, label: t(`orders.${order}`) }))}
          />
        </div>
        <TextArea
          name="text"
          label={t('text')}
          hint={t('textHint')}
          rows={6}
          spellCheck={false}
          className="max-h-96 font-mono text-sm"
        />
        <TextField
          type="file"
          name="file"
          label={t('file')}
          hint={t('fileHint')}
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          className="file:me-3 file:rounded-chip file:border file:border-edge file:bg-paper file:px-3 file:py-0.5 file:font-semibold"
        />
        <Disclosure summary={t('heads')}>
          <div className="measure grid gap-2 pt-2 text-sm text-ink-2">
            {SHEET_KINDS.map((kind) => (
              <p key={kind}>{t(`headsOf.${kind}`)}</p>
            ))}
          </div>
        </Disclosure>
        <div>
          <Submit look="secondary" name="does" value="look">
            {t('look')}
          </Submit>
        </div>
      </Panel>
      <ShownAnswer />
    </ActionForm>
  )
}
