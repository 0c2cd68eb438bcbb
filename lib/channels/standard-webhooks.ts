/** Anything that can sign: https://www.standardwebhooks.com, and Svix, which sends the same under its own names. */
import { type Channel, type RawDelivery, takesJson } from './channel'
import { readGenericPayload } from './generic-payload'
import { isSameSignature, signatureOf } from './signature'

const TOLERANCE_SECONDS = 5 * 60
/** A sender rotating its secrets signs with two; a header with hundreds is somebody trying. */
const MAX_SIGNATURES = 8

export const standardWebhooks: Channel = {
  name: 'standard_webhooks',
  answersInWords: false,

  verify(delivery, { secrets }, now) {
    const { id, timestamp, signatures } = proofOf(delivery)
    if (!id || !/^\d{1,12}$/.test(timestamp)) return false
    if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > TOLERANCE_SECONDS) return false
    return secrets.some((secret) => {
      const expected = signatureOf({ id, timestamp, body: delivery.body }, secret)
      // Compared as text: several base64 texts decode to the same bytes.
      return expected !== null && signatures.some((signature) => isSameSignature(signature, expected))
    })
  },

  deliveryKey: (delivery) => proofOf(delivery).id,

  takes: takesJson,

  read: readGenericPayload,
}

/** All three from one family of names: a mixture was signed by nobody. */
function proofOf({ headers }: RawDelivery) {
  const family = headers.get('webhook-id') === null ? 'svix' : 'webhook'
  const said = (name: string) => headers.get(`${family}-${name}`) ?? ''
  return {
    id: said('id'),
    timestamp: said('timestamp'),
    signatures: said('signature').split(' ').slice(0, MAX_SIGNATURES),
  }
}
