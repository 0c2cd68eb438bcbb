/**
 * Toast, for partners. Believed and kept; the events that are documented publicly are about orders and the menu, and
 * nobody speaks or arrives in them, so none of them is a signal yet.
 * Facts: doc.toasttab.com, apiMessageSigning: base64 of HMAC-SHA256 over the body, followed by the body's own
 * `timestamp` as it is written there.
 */
import { mappedChannel } from '../mapped'
import { isSignedBy } from '../plain-signature'
import { textAt } from '../reach'
import { parseJson, textOf } from '../safe-json'

export const toast = mappedChannel({
  name: 'toast',
  verify({ headers, body }, { vendorSecrets }) {
    const found = parseJson(textOf(body))
    const timestamp = found.ok ? textAt(found.value, 'timestamp') : null
    return timestamp !== null && isSignedBy(headers.get('toast-signature'), vendorSecrets, [body, timestamp])
  },
  accepts: 200,
  key: ['guid'],
  eventAt: ['eventType'],
  events: [],
})
