/**
 * The Connector API of Mews: every call is a POST that carries the tokens in its body. A reservation names its guest
 * and its room by ids, so that both are asked for as well, and the three answers are kept as one.
 *
 * Facts: MewsSystems/gitbook-connector-api, guidelines.md, operations/reservations.md (ver 2023-06-06), customers.md,
 * resources.md and configuration.md. `ClientToken` is the app's (kept as its secret), `AccessToken` the hotel's.
 */
import { z } from 'zod'

import { jsonIn } from '@/lib/outgoing/answer-json'
import type { Call, Called } from '@/lib/outgoing/call'

import type { Asker } from './asker'
import { type Access, asJson, foundAs, isPlainId, refused, settleQuestion } from './poster'
import { Id, MaybeId } from './vendor-json'

const CLIENT = 'On the House 1.0'
const ONE = { Limitation: { Count: 1 } }

const Things = z.array(z.looseObject({ Id }))
const Reservations = z.object({
  Reservations: z.array(
    z.looseObject({ AccountId: MaybeId, CustomerId: MaybeId, AssignedResourceId: MaybeId }),
  ),
})
const Enterprise = z.object({ Enterprise: z.object({ Id, Name: z.string() }) })

export const mewsApi: Asker = {
  async fetchThing(wanted, access, call, now) {
    if (wanted.what !== 'reservation' || !isPlainId(wanted.id)) return refused('no_way')
    const ask = <Schema extends z.ZodType>(path: string, body: object, schema: Schema) =>
      askMews(path, body, schema, access, call, now)

    const found = await ask(
      'reservations/getAll/2023-06-06',
      { ReservationIds: [wanted.id], ...ONE },
      Reservations,
    )
    if (found.kind !== 'done') return found
    const [reservation] = found.said.Reservations
    // A service order that is no reservation is not found as one.
    if (!reservation) return { kind: 'gone' }

    const guestId = reservation.AccountId ?? reservation.CustomerId
    const guests = guestId
      ? await ask(
          'customers/getAll',
          { CustomerIds: [guestId], Extent: { Customers: true, Addresses: false }, ...ONE },
          z.object({ Customers: Things.nullish() }),
        )
      : null
    if (guests && guests.kind !== 'done') return guests

    const roomId = reservation.AssignedResourceId
    const rooms = roomId
      ? await ask(
          'resources/getAll',
          { ResourceIds: [roomId], Extent: { Resources: true }, ...ONE },
          z.object({ Resources: Things.nullish() }),
        )
      : null
    if (rooms && rooms.kind !== 'done') return rooms

    const whole = {
      Reservations: [reservation],
      Customers: guests?.said.Customers ?? [],
      Resources: rooms?.said.Resources ?? [],
    }
    return foundAs(wanted, JSON.stringify(whole))
  },

  async check(access, call, now) {
    const asked = await askMews('configuration/get', {}, Enterprise, access, call, now)
    if (asked.kind !== 'done') return asked
    const { Id: id, Name: name } = asked.said.Enterprise
    return access.account.id === null || access.account.id === id
      ? { kind: 'connected', id, name }
      : refused('wrong_account')
  },
}

/** What may be asked again without any harm. */
export async function askMews<Schema extends z.ZodType>(
  path: string,
  body: object,
  schema: Schema,
  access: Access,
  call: Call,
  now: Date,
) {
  const settled = settleQuestion(await callMews(path, body, access, call), now)
  if (settled.kind !== 'done') return settled
  const said = jsonIn(settled.answer, schema)
  return said === null ? { kind: 'try_again' as const, afterMs: null } : { kind: 'done' as const, said }
}

export function callMews(
  path: string,
  body: object,
  { account, credentials }: Access,
  call: Call,
): Promise<Called> {
  const { accessToken, clientSecret, clientId } = credentials
  const tokens = { ClientToken: clientSecret, AccessToken: accessToken, Client: clientId ?? CLIENT }
  return call({
    method: 'POST',
    url: `${account.baseUrl ?? 'https://api.mews.com'}/api/connector/v1/${path}`,
    headers: asJson,
    body: JSON.stringify({ ...tokens, ...body }),
  })
}
