/**
 * Square, for appointments and tables booked through it. A booking has no "arrived", so it only announces.
 * Facts: developer.squareup.com, webhooks; square/square-nodejs-sdk @ c58c6e09. The signature is base64 of HMAC-SHA256
 * over the registered address and the body, so the address comes from the settings and never from the request.
 */
import { mappedChannel } from '../mapped'
import { isSignedBy } from '../plain-signature'

export const square = mappedChannel({
  name: 'square',
  verify: ({ headers, body }, { vendorSecrets, account }) =>
    isSignedBy(headers.get('x-square-hmacsha256-signature'), vendorSecrets, [account.webhookUrl, body]),
  accepts: 200,
  key: ['event_id'],
  eventAt: ['type'],
  events: [
    {
      is: ['booking.created', 'booking.updated'],
      rule: {
        kind: 'arrival',
        fields: {
          id: ['data.object.booking.id'],
          status: ['data.object.booking.status'],
          revisedAt: ['data.object.booking.updated_at'],
          authorId: ['data.object.booking.customer_id'],
          expectedAt: ['data.object.booking.start_at'],
        },
        statuses: {
          pending: 'expected',
          accepted: 'expected',
          declined: 'canceled',
          cancelledbycustomer: 'canceled',
          cancelledbyseller: 'canceled',
          noshow: 'no_show',
        },
      },
    },
  ],
})
