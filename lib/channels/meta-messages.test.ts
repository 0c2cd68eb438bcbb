import { describe, expect, test } from 'vitest'

import { aKeptBody, anAccount } from '@/lib/testing/trust'

import { meta } from './meta'

const now = new Date('2026-07-10T12:00:00.000Z')
const sentAt = new Date('2026-07-10T11:59:00.000Z')
const saidAt = new Date('2026-07-10T11:30:00.000Z')
const secondsOf = (at: Date) => at.getTime() / 1000
const US = '17840000000000042'

const read = (body: object, contentType = 'application/json') =>
  meta.read(aKeptBody(body, { contentType, receivedAt: now, account: { ...anAccount, id: US } }))
const only = (body: object, contentType?: string) => {
  const { signals, problems, toFetch } = read(body, contentType)
  expect({ problems, toFetch }).toEqual({ problems: [], toFetch: [] })
  expect(signals).toHaveLength(1)
  return signals[0]
}
const NOTHING = { signals: [], problems: [], toFetch: [] }
const entry = (rest: object) => ({ id: US, time: secondsOf(sentAt), ...rest })
const said = (message: object, list = 'messaging', rest: object = {}) => ({
  object: 'instagram',
  entry: [
    entry({
      [list]: [
        { sender: { id: '5501' }, recipient: { id: US }, timestamp: saidAt.getTime(), ...message, ...rest },
      ],
    }),
  ],
})

describe('a message', () => {
  const until = new Date('2026-07-11T11:30:00.000Z')
  const wayBack = { audience: 'private', target: { recipient_id: '5501' }, until, refused: null }

  test('is private, and may be answered for a day', () => {
    expect(only(said({ message: { mid: 'm1', text: 'Do you have a cot?' } }))).toMatchObject({
      externalId: 'm1',
      kind: 'direct_message',
      occurredAt: saidAt,
      author: { id: '5501' },
      text: 'Do you have a cot?',
      wayBack,
    })
    const old = { timestamp: now.getTime() - 24 * 3_600_000 }
    const late = only(said({ message: { mid: 'm1', text: 'Hello?' } }, 'messaging', old))
    expect(late?.wayBack?.refused).toBe('window_closed')
  })

  test('in a conversation that another app holds is heard, and not answered here', () => {
    const message = { mid: 'm1', text: 'Do you have a cot?' }
    expect(only(said({ message }, 'standby'))?.wayBack).toEqual({ ...wayBack, refused: 'no_way' })
  })

  test('may be a story that names us, or answers ours: no picture is kept', () => {
    const url = 'https://cdn.example/story.jpg'
    const attachments = [{ type: 'story_mention', payload: { url } }]
    const story = only(
      said({ message: { mid: 'm2', attachments } }, 'messaging', { timestamp: saidAt.toISOString() }),
    )
    expect(story).toMatchObject({ kind: 'mention', text: '', url: null, occurredAt: saidAt, wayBack })
    expect(JSON.stringify(story)).not.toContain(url)

    const reply = { mid: 'm3', text: 'So pretty', reply_to: { story: { id: '6', url } } }
    const answer = only(said({ message: reply }))
    expect(answer).toMatchObject({ kind: 'direct_message', text: 'So pretty' })
    expect(JSON.stringify(answer)).not.toContain(url)
  })

  test('can be unsent, and changed', () => {
    const gone = only(said({ message: { mid: 'm1', is_deleted: true, text: 'Do you' } }))
    expect(gone).toMatchObject({ externalId: 'm1', action: 'deleted', text: '', wayBack: null })
    const edit = { message_edit: { mid: 'm1', text: 'Do you have two cots?', num_edit: 1 } }
    expect(only(said(edit))).toMatchObject({
      externalId: 'm1',
      action: 'updated',
      text: 'Do you have two cots?',
    })
  })

  test('of our own, a receipt, a reaction or a tap is nothing', () => {
    expect(read(said({ message: { mid: 'm1', text: 'Yes', is_echo: true } }))).toEqual(NOTHING)
    const ours = { sender: { id: US } }
    expect(read(said({ message: { mid: 'm1', text: 'Yes' } }, 'messaging', ours))).toEqual(NOTHING)
    for (const other of [{ read: { mid: 'm1' } }, { reaction: { mid: 'm1' } }, { postback: { mid: 'm1' } }])
      expect(read(said(other))).toEqual(NOTHING)
    expect(read(said({ message_edit: { mid: 'm1', num_edit: 0 } }))).toEqual(NOTHING)
  })
})
