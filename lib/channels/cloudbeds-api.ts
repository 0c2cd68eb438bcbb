/**
 * The API of Cloudbeds, v1.3, with an API key or an OAuth 2 token. What went wrong is said in a success, too:
 * `{"success": false, "message": …}`.
 *
 * Facts: cloudbeds/openapi-specs, pms-v1.3: getReservation, getHotelDetails, access_token.
 */
import { z } from 'zod'

import { jsonIn } from '@/lib/outgoing/answer-json'
import type { Answered } from '@/lib/outgoing/call'

import { askToken } from './app-token'
import { type Asker, foundIn, get } from './asker'
import type { Account } from './channel'
import { isPlainId, type Refused, refused } from './poster'
import { Id } from './vendor-json'

export const cloudbedsAt = ({ baseUrl }: Account, method: string) =>
  `${baseUrl ?? 'https://api.cloudbeds.com'}/api/v1.3/${method}`

const Failed = z.object({ success: z.literal(false), message: z.string().nullish() })
const Hotel = z.object({ data: z.object({ propertyID: Id, propertyName: z.string() }) })

export const cloudbedsApi: Asker = {
  async fetchThing(wanted, access, call, now) {
    if (wanted.what !== 'reservation' || !isPlainId(wanted.id)) return refused('no_way')
    const { account } = access
    const query = new URLSearchParams({
      reservationID: wanted.id,
      ...(account.id !== null && { propertyID: account.id }),
    })
    const found = foundIn(
      wanted,
      await get(`${cloudbedsAt(account, 'getReservation')}?${query}`, access, call, now),
    )
    if (found.kind !== 'found') return found
    const refusal = refusalIn({ body: found.body.toString() })
    return refusal?.refusal === 'gone' ? { kind: 'gone' } : (refusal ?? found)
  },

  async check(access, call, now) {
    const { account } = access
    const query = account.id === null ? '' : `?${new URLSearchParams({ propertyID: account.id })}`
    const asked = await get(`${cloudbedsAt(account, 'getHotelDetails')}${query}`, access, call, now)
    if (asked.kind !== 'done') return asked
    const hotel = jsonIn(asked.answer, Hotel)?.data
    if (!hotel)
      return refusalIn(asked.answer) ? refused('wrong_account') : { kind: 'try_again', afterMs: null }
    return account.id === null || account.id === hotel.propertyID
      ? { kind: 'connected', id: hotel.propertyID, name: hotel.propertyName }
      : refused('wrong_account')
  },

  renew({ account, credentials }, call, now) {
    const { refreshToken, clientId, clientSecret } = credentials
    const form = {
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
      client_id: clientId,
      client_secret: clientSecret,
    }
    return askToken({ url: cloudbedsAt(account, 'access_token'), credentials, form }, call, now)
  },
}

/** What a success says went wrong; null when it says nothing of the kind. */
export function refusalIn(answer: Pick<Answered, 'body'>): Refused | null {
  const failed = jsonIn(answer, Failed)
  if (!failed) return null
  const isGone = /not found|does ?n.t exist|invalid reservation/i.test(failed.message ?? '')
  return refused(isGone ? 'gone' : 'not_accepted')
}
