/** A command that sends one believable signal to a connector, to be copied into a terminal. */
import type { ChannelName } from '@/db/vocabulary'

type Sample = {
  url: string
  channel: ChannelName
  /** Left as a word to fill in once the secret can no longer be shown. */
  secret: string | null
  /** By name; where the guest is said to be. */
  outlet: string | null
}

const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`

/**
 * For sh with curl, and openssl where the call is signed. Sent twice it is heard twice: each call has ids of its own.
 * Null where only the vendor can call.
 */
export function sampleCall({ url, channel, secret, outlet }: Sample): string | null {
  const call = CALLS[channel]
  if (!call) return null
  const place = outlet ? `,"place":{"outlet":${JSON.stringify(outlet)}}` : ''
  const opening = [
    `url=${quoted(url)}`,
    `secret=${quoted(secret ?? 'paste the secret here')}`,
    `now=$(date -u +%Y-%m-%dT%H:%M:%SZ)`,
    `id="try-$(date +%s)"`,
    `body='{"id":"'"$id"'","kind":"check_in","occurredAt":"'"$now"'","author":{"handle":"ana_travels","name":"Ana"},"text":"Here at last"${place.replaceAll("'", `'\\''`)}}'`,
  ]
  return [...opening, ...call].join('\n')
}

const CALLS: Partial<Record<ChannelName, string[]>> = {
  standard_webhooks: [
    'at=$(date +%s)',
    `key=$(printf %s "\${secret#whsec_}" | openssl base64 -d -A | od -An -v -tx1 | tr -d ' \\n')`,
    'signature=$(printf %s "$id.$at.$body" | openssl dgst -sha256 -mac HMAC -macopt "hexkey:$key" -binary | openssl base64 -A)',
    `curl -i "$url" -H 'content-type: application/json' -H "webhook-id: $id" -H "webhook-timestamp: $at" -H "webhook-signature: v1,$signature" -d "$body"`,
  ],
  bearer: [
    `curl -i "$url" -H 'content-type: application/json' -H "authorization: Bearer $secret" -d "$body"`,
  ],
}
