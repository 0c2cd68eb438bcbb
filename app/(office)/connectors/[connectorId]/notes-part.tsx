/** Delivered moments as notes on the reservation: whether that is on, and what became of the last ones; or why there are none. */
import { getTranslations } from 'next-intl/server'

import { ActionForm } from '@/components/ui/action-form'
import { Submit } from '@/components/ui/submit'
import { TitledPanel } from '@/components/ui/titled-panel'
import { database } from '@/db/pool'
import type { ReservationNote } from '@/db/schema/connections'
import type { Connector } from '@/db/schema/signals'
import { noters, WORDS_OF_ALL } from '@/lib/channels/noter'
import { listNotes } from '@/lib/notes/store'

import { switchNotesAction } from '../vendor-actions'

const LAST = 5

type NotesPartProps = {
  connector: Pick<Connector, 'propertyId' | 'id' | 'channel' | 'notesSince'>
  mayChange: boolean
  moment: (at: Date) => string
}

/** Nothing, where there are no reservations. */
export async function NotesPart({ connector, mayChange, moment }: NotesPartProps) {
  const { propertyId, id: connectorId, channel, notesSince } = connector
  const t = await getTranslations('connectors.notes')
  const noter = noters[channel]
  if (!noter) {
    const unsafe = WORDS_OF_ALL.find((one) => one === channel)
    return unsafe ? (
      <TitledPanel title={t('title')}>
        <p className="measure text-ink-2">{t(`none.${unsafe}`)}</p>
      </TitledPanel>
    ) : null
  }
  const vendor = await getTranslations('vendor')
  const notes = await listNotes(database(), { propertyId, connectorId }, LAST)
  const became = ({ state, problem }: ReservationNote) => {
    const key = `refusal.${problem}` as Parameters<typeof vendor>[0]
    const why = state === 'refused' && problem && vendor.has(key) ? vendor(key) : null
    return [t(`state.${state}`), why].filter(Boolean).join(' ')
  }
  return (
    <TitledPanel title={t('title')}>
      <p className="measure pb-3 text-ink-2">
        {notesSince ? t('since', { at: moment(notesSince) }) : t('off')} {t('hint')}{' '}
        {noter.leave && t('needs', { leave: noter.leave })}
      </p>
      {notes.length > 0 && (
        <ul aria-label={t('last')} className="grid divide-y divide-line pb-3">
          {notes.map((note) => (
            <li key={note.id} className="py-2">
              <p className="measure wrap-anywhere">{note.words}</p>
              <p className="text-sm text-ink-2">{became(note)}</p>
            </li>
          ))}
        </ul>
      )}
      {mayChange && (
        <ActionForm action={switchNotesAction} hidden={{ connectorId, isOn: notesSince ? 'no' : 'yes' }}>
          <div>
            <Submit look="secondary">{t(notesSince ? 'switchOff' : 'switchOn')}</Submit>
          </div>
        </ActionForm>
      )}
    </TitledPanel>
  )
}
