/**
 * Messages to a Page or an Instagram account, which share one shape
 * (developers.facebook.com/docs/messenger-platform/reference/webhook-events). A story that names us arrives here as
 * well: its picture belongs to the guest and disappears within a day, so nothing of it is kept.
 */
import { z } from 'zod'

import type { WayBack } from '@/lib/signals/incoming'

import type { Reading } from './channel'
import { byMessage, momentOf, type Sent } from './meta-ways'
import type { Json } from './safe-json'
import { addSignal, Id, MaybeId, MaybeText, readItem } from './vendor-json'

const Message = z.object({
  mid: Id,
  text: MaybeText,
  is_echo: z.boolean().nullish(),
  is_deleted: z.boolean().nullish(),
  attachments: z.array(z.object({ type: MaybeText })).nullish(),
  reply_to: z.object({ mid: MaybeId }).nullish(),
})
const Messaging = z.object({
  sender: z.object({ id: Id }),
  timestamp: z.union([z.string(), z.number()]).nullish(),
  message: Message.nullish(),
  message_edit: z.object({ mid: Id, text: MaybeText }).nullish(),
})
type Messaging = z.output<typeof Messaging>

/** Who holds the conversation: only one app of several may write into it. */
type Holder = 'ours' | 'another app’s'

/** Reactions, receipts and taps on buttons are no words. What we sent ourselves comes back as an echo. */
export function addMessaging(reading: Reading, item: Json, sent: Sent, holder: Holder) {
  readItem(reading, Messaging, item, ({ sender, timestamp, message, message_edit: edit }) => {
    if (sent.us.includes(sender.id) || message?.is_echo) return
    const at = momentOf(timestamp) ?? sent.sentAt
    const wayBack = wayBackTo(sender.id, at, sent, holder)
    if (message) addMessage(reading, message, { senderId: sender.id, at, wayBack }, sent)
    if (edit?.text)
      addSignal(
        reading,
        {
          id: edit.mid,
          kind: 'direct_message',
          action: 'updated',
          occurredAt: at,
          author: { id: sender.id },
          text: edit.text,
        },
        wayBack,
        sent.receivedAt,
      )
  })
}

type Told = { senderId: string; at: Date; wayBack: WayBack }

function addMessage(
  reading: Reading,
  message: NonNullable<Messaging['message']>,
  { senderId, at, wayBack }: Told,
  { receivedAt }: Sent,
) {
  const isStory = message.attachments?.some(({ type }) => type === 'story_mention')
  addSignal(
    reading,
    {
      id: message.mid,
      kind: isStory ? 'mention' : 'direct_message',
      action: message.is_deleted ? 'deleted' : 'created',
      occurredAt: at,
      author: { id: senderId },
      text: message.text,
      inReplyTo: message.reply_to?.mid,
    },
    wayBack,
    receivedAt,
  )
}

function wayBackTo(senderId: string, at: Date, { receivedAt }: Sent, holder: Holder): WayBack {
  const wayBack = byMessage(senderId, at, receivedAt)
  return holder === 'ours' ? wayBack : { ...wayBack, refused: 'no_way' }
}
