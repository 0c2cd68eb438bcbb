'use server'
/** What a person brings by hand: a sheet of arrivals or reviews, and a post to see what would happen. */
import { getTranslations } from 'next-intl/server'

import { decisionSpeech, momentInWords } from '@/app/(office)/signals/speech'
import { doors } from '@/app/api/doors'
import { SheetPreview } from '@/components/connectors/sheet-preview'
import { SheetTaken } from '@/components/connectors/sheet-taken'
import { TriedPost } from '@/components/signals/tried-post'
import { type Answer, houseAction } from '@/lib/auth/house-action'
import { textOfSheet } from '@/lib/pasted/cells'
import { MOST_BYTES, SheetForm } from '@/lib/pasted/input'
import { MOST_ROWS } from '@/lib/pasted/read-sheet'
import { lookAtSheet, takeSheet } from '@/lib/pasted/take-sheet'
import { PostToTry } from '@/lib/signals/input'
import { tryPost } from '@/lib/signals/try-post'

export const pasteSheetAction = houseAction(
  { role: 'manager', input: SheetForm },
  async ({ input: { does, seen, file, text, ...rest }, viewer, db, now }) => {
    const t = await getTranslations('pasting.csv')
    if (file && text.trim() !== '') return { ok: false, fields: { text: t('oneOfBoth') } }
    const size = file?.size ?? Buffer.byteLength(text)
    if (size > MOST_BYTES) return { ok: false, fields: { [file ? 'file' : 'text']: t('tooLarge') } }
    const sheet = { ...rest, text: file ? textOfSheet(await file.bytes()) : text }
    const at = { clock: viewer.property, now }
    if (does === 'take') {
      const taken = await takeSheet(db, viewer.member, { ...sheet, seen }, at, await doors().takeSoon())
      if (taken.ok) return { ok: true, said: t('taken', { count: taken.taken }), shown: <SheetTaken /> }
      if (taken.refusal !== 'changed') return sheetRefused(taken)
    }
    const looked = await lookAtSheet(db, viewer.member, sheet, at)
    if (!looked.ok) return sheetRefused(looked)
    const said = does === 'take' ? { ok: false, said: t('changed') } : { ok: true }
    return { ...said, shown: <SheetPreview looked={looked} /> }
  },
)

type SheetRefused = Extract<Awaited<ReturnType<typeof takeSheet>>, { ok: false }>

async function sheetRefused({ refusal, by = '' }: SheetRefused): Promise<Answer> {
  const t = await getTranslations('pasting.csv.refused')
  return { ok: false, said: t(refusal, { saw: by, most: MOST_ROWS }) }
}

/** Nothing of it is kept. */
export const tryPostAction = houseAction(
  { role: 'manager', input: PostToTry },
  async ({ input, viewer, db, now }) => {
    const outcome = await tryPost(db, viewer.member, input, { zone: viewer.property.zone, now })
    const t = await getTranslations('pasting.try')
    if (!outcome.ok) {
      const said = t(`refused.${outcome.refusal}`)
      const isTime = outcome.refusal === 'no_such_time' || outcome.refusal === 'in_the_future'
      return isTime ? { ok: false, fields: { at: said } } : { ok: false, said }
    }
    const [speech, moment] = [await decisionSpeech(viewer), await momentInWords(viewer, now)]
    const shown = <TriedPost tried={outcome.tried} speech={speech} moment={moment} />
    return { ok: true, said: t('nothingKept'), shown }
  },
)
