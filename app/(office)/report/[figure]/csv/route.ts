/** The rows of a figure as a file: the same filters and the same rows as its page, with its definition on top. */
import { getFormatter, getTranslations } from 'next-intl/server'

import { tellWord } from '@/components/reports/tell-word'
import { database } from '@/db/pool'
import { requireViewer } from '@/lib/auth/session'
import { minorDigits } from '@/lib/gestures/money'
import { type CsvWords, exportFigure } from '@/lib/reports/export-figure'
import { isFigure } from '@/lib/reports/figures'
import { maySee, readAsk, scopeFor } from '@/lib/reports/input'
import { businessDateOf } from '@/lib/time/business-date'

type Context = { params: Promise<{ figure: string }> }

export async function GET(request: Request, { params }: Context) {
  const { member, property } = await requireViewer()
  const { figure } = await params
  if (!isFigure(figure) || !maySee(member, figure)) return new Response(null, { status: 404 })

  const t = await getTranslations('report')
  const format = await getFormatter()
  const now = new Date()
  const search = Object.fromEntries(new URL(request.url).searchParams)
  const ask = readAsk(search, businessDateOf(now, property))
  const scope = scopeFor(member, ask, property, now)
  const { from, to } = ask.period
  const hour = `${String(property.rollsAtHour).padStart(2, '0')}:00`
  const words: CsvWords = {
    comments: [
      `${property.name}: ${t(`figures.${figure}.name`)}, ${t('period.dates', { from, to })}`,
      `${t('definition.formula')}: ${t(`figures.${figure}.formula`)}`,
      `${t('definition.day')}: ${t(`figures.${figure}.day`)} ${t('definition.clock', { hour, zone: property.zone })}`,
      `${t('definition.leftOut')}: ${t(`figures.${figure}.leftOut`)}`,
      t('definition.computed', { at: format.dateTime(now, 'moment') }),
      ...(property.isDemonstration ? [t('rows.demonstration')] : []),
    ],
    heading: (column) => t(`columns.${column}`),
    word: (row, column) => {
      if (column === 'network') return row.network && t(`networks.${row.network}`)
      return row.word && tellWord(t, row.word)
    },
    place: (row) => row.spotLabel,
    minorInOne: 10 ** minorDigits(property.currency),
  }
  return new Response(streamOf(exportFigure(database(), figure, scope, words)), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${figure}-${from}-${to}.csv"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}

/** A piece is read only when the reader has taken the one before; a reader who leaves ends the reading. */
function streamOf(pieces: AsyncGenerator<string>) {
  const encoder = new TextEncoder()
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await pieces.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await pieces.return(undefined)
    },
  })
}
