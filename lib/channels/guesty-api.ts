/**
 * The open API of Guesty. A token lasts a day, and only five may be asked for in one: it is kept.
 * Facts: open-api.guesty.com/oauth2/token, /v1/reservations/{id}, /v1/accounts/me.
 */
import { z } from 'zod'

import { jsonIn } from '@/lib/outgoing/answer-json'

import { askAppToken } from './app-token'
import { type Asker, foundIn, get } from './asker'
import type { Account } from './channel'
import { isPlainId, refused } from './poster'
import { Id, MaybeText } from './vendor-json'

const baseOf = ({ baseUrl }: Account) => baseUrl ?? 'https://open-api.guesty.com'

const FIELDS =
  '_id status lastUpdatedAt guestId guest listing checkIn checkOut checkInDateLocalized checkOutDateLocalized guestsCount'

export const guestyApi: Asker = {
  async fetchThing(wanted, access, call, now) {
    if (wanted.what !== 'reservation' || !isPlainId(wanted.id)) return refused('no_way')
    const query = new URLSearchParams({ fields: FIELDS })
    const url = `${baseOf(access.account)}/v1/reservations/${wanted.id}?${query}`
    return foundIn(wanted, await get(url, access, call, now))
  },

  async check(access, call, now) {
    const asked = await get(`${baseOf(access.account)}/v1/accounts/me`, access, call, now)
    if (asked.kind !== 'done') return asked
    const me = jsonIn(asked.answer, z.object({ _id: Id, name: MaybeText }))
    if (!me) return { kind: 'try_again', afterMs: null }
    return access.account.id === null || access.account.id === me._id
      ? { kind: 'connected', id: me._id, name: me.name ?? null }
      : refused('wrong_account')
  },

  renew: (access, call, now) => {
    const { account, credentials } = access
    const url = `${baseOf(account)}/oauth2/token`
    return askAppToken({ url, credentials }, { scope: 'open-api' }, call, now)
  },
}
