import { NextIntlClientProvider } from 'next-intl'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'

import type { HouseAction } from '@/lib/auth/house-action'
import { STARTERS } from '@/lib/playbooks/starters'
import forms from '@/messages/en/forms.json'
import english from '@/messages/en/playbooks.json'

import { EditForm } from './edit-form'

const id = '019f0000-0000-7000-8000-000000000001'
const never: HouseAction = () => Promise.reject(new Error('nobody saves here'))

test('beside every time that is written in minutes stands what people call it', () => {
  const rules = STARTERS.low_review.fill({ outletId: id, gestureId: id, secondGestureId: id, teamId: id })
  if (!rules) throw new Error('the starter cannot be filled')
  const markup = renderToStaticMarkup(
    <NextIntlClientProvider locale="en-GB" timeZone="UTC" messages={{ playbooks: english, forms }}>
      <EditForm
        action={never}
        playbook={{ id, name: 'A low review', version: 1, suggests: false, rules }}
        times={[
          { key: 'call', label: 'The call: to be done within', minutes: 90 },
          { key: 'reply', label: 'The reply: to be done within', minutes: 1440 },
        ]}
      />
    </NextIntlClientProvider>,
  )
  const read = [...markup.matchAll(/<p id="([^"]+)-hint"[^>]*>([^<]+)<\/p><\/div><input[^>]*value="(\d+)"/g)]
  expect(read.map(([, , hint, minutes]) => [minutes, hint])).toEqual([
    ['4320', '3 days. What happened longer ago makes no task.'],
    ['90', '1 hour and 30 minutes'],
    ['1440', '1 day'],
  ])
  for (const [, field] of read) expect(markup).toContain(`aria-describedby="${field}-hint"`)
})
