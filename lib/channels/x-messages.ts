/**
 * Direct messages of X. The Activity API wraps them as the older API wrote them (`direct_message_events`, with the
 * people in `users`), or writes one plainly.
 */
import { z } from 'zod'

import type { Reading } from './channel'
import type { Json } from './safe-json'
import { addSignal, Id, MaybeId, MaybeText, readItem } from './vendor-json'
import type { User } from './x-posts'

const Person = z.object({
  name: MaybeText,
  username: MaybeText,
  screen_name: MaybeText,
  profile_image_url: MaybeText,
  profile_image_url_https: MaybeText,
})
const People = z
  .record(z.string(), z.union([z.object({ data: Person }).transform(({ data }) => data), Person]))
  .nullish()
  .catch(null)

const Wrapped = z.object({
  type: MaybeText,
  id: Id,
  created_timestamp: MaybeId,
  message_create: z.object({ sender_id: Id, message_data: z.object({ text: MaybeText }) }).nullish(),
})
const Envelope = z.object({ direct_message_events: z.array(z.json()), users: People })

const Plain = z.object({
  id: Id,
  sender_id: Id,
  text: MaybeText,
  created_at: z.iso.datetime({ offset: true }).nullish(),
  created_timestamp: MaybeId,
})

type House = { id: string | null; users: readonly User[]; receivedAt: Date }
type Message = {
  id: string
  senderId: string
  text: string | null | undefined
  saidAt: Date | null
  sender: z.output<typeof Person> | undefined
}

export function addMessages(reading: Reading, payload: Json, house: House) {
  const envelope = Envelope.safeParse(payload)
  if (!envelope.success) {
    readItem(reading, Plain, payload, ({ id, sender_id: senderId, text, created_at, created_timestamp }) => {
      const user = house.users.find((one) => one.id === senderId)
      const sender = user && { ...user, screen_name: null, profile_image_url_https: null }
      const saidAt = created_at ? new Date(created_at) : momentOf(created_timestamp)
      addMessage(reading, { id, senderId, text, saidAt, sender }, house)
    })
    return
  }
  const { direct_message_events: events, users } = envelope.data
  for (const event of events)
    readItem(reading, Wrapped, event, ({ id, created_timestamp, message_create: made }) => {
      if (!made) return
      const senderId = made.sender_id
      const { text } = made.message_data
      const saidAt = momentOf(created_timestamp)
      addMessage(reading, { id, senderId, text, saidAt, sender: users?.[senderId] }, house)
    })
}

const momentOf = (milliseconds: string | null | undefined) =>
  milliseconds && /^\d{12,13}$/.test(milliseconds) ? new Date(Number(milliseconds)) : null

function addMessage(reading: Reading, { id, senderId, text, saidAt, sender }: Message, house: House) {
  if (senderId === house.id) return
  addSignal(
    reading,
    {
      id,
      kind: 'direct_message',
      occurredAt: saidAt ?? house.receivedAt,
      author: {
        id: senderId,
        handle: sender?.username ?? sender?.screen_name,
        name: sender?.name,
        avatarUrl: sender?.profile_image_url ?? sender?.profile_image_url_https,
      },
      text,
    },
    { audience: 'private', target: { participant_id: senderId }, until: null, refused: null },
    house.receivedAt,
  )
}
