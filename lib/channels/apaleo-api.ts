/**
 * The API of Apaleo, with the app's own id and secret: tokens last an hour and come from a host of their own.
 * Facts: api.apaleo.com (booking/v1/reservations, inventory/v1/properties), identity.apaleo.com/connect/token.
 */
import { z } from 'zod'

import { jsonIn } from '@/lib/outgoing/answer-json'

import { askAppToken } from './app-token'
import { type Asker, foundIn, get } from './asker'
import type { Account } from './channel'
import { isPlainId, refused } from './poster'
import { Id, MaybeText } from './vendor-json'

const baseOf = ({ baseUrl }: Account) => baseUrl ?? 'https://api.apaleo.com'
/** A stand-in is both hosts. */
const tokensAt = ({ baseUrl }: Account) => `${baseUrl ?? 'https://identity.apaleo.com'}/connect/token`

const Property = z.object({ id: Id, name: MaybeText })

export const apaleoApi: Asker = {
  async fetchThing(wanted, access, call, now) {
    if (wanted.what !== 'reservation' || !isPlainId(wanted.id)) return refused('no_way')
    const url = `${baseOf(access.account)}/booking/v1/reservations/${wanted.id}`
    return foundIn(wanted, await get(url, access, call, now))
  },

  async check(access, call, now) {
    const { account } = access
    if (!isPlainId(account.id ?? undefined)) return refused('wrong_account')
    const asked = await get(`${baseOf(account)}/inventory/v1/properties/${account.id}`, access, call, now)
    if (asked.kind === 'refused' && asked.refusal === 'gone') return refused('wrong_account')
    if (asked.kind !== 'done') return asked
    const property = jsonIn(asked.answer, Property)
    return property
      ? { kind: 'connected', id: property.id, name: property.name ?? null }
      : { kind: 'try_again', afterMs: null }
  },

  renew: ({ account, credentials }, call, now) =>
    askAppToken({ url: tokensAt(account), credentials }, {}, call, now),
}
