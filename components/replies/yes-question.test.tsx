import { NextIntlClientProvider } from 'next-intl'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'

import forms from '@/messages/en/forms.json'
import reply from '@/messages/en/reply.json'

import { YesQuestion } from './yes-question'

test('nothing is drawn around the reply that waits, which has a box of its own', () => {
  const markup = renderToStaticMarkup(
    <NextIntlClientProvider locale="en-GB" timeZone="UTC" messages={{ reply, forms }}>
      <YesQuestion taskId="1" author="Jonas" decide={() => Promise.reject(new Error('nobody decides'))}>
        <p>The words</p>
      </YesQuestion>
    </NextIntlClientProvider>,
  )
  const around = markup.slice(0, markup.indexOf('<p>The words</p>')).matchAll(/<(\w+)[^>]*class="([^"]*)"/g)
  const boxes = [...around].filter(
    ([, tag, looks = '']) => tag !== 'h2' && /border|\bbg-|\bp[xy]?-/.test(looks),
  )
  expect(boxes.map(([, tag]) => tag)).toEqual([])
  expect(markup).toContain('Jonas asks for your yes')
})
