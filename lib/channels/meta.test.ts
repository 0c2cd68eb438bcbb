import { describe, expect, test } from 'vitest'

import { aKeptBody, aRawDelivery, trusting } from '@/lib/testing/trust'

import { meta } from './meta'

const now = new Date('2026-07-10T12:00:00.000Z')

/** Published for the same scheme: the hex of HMAC-SHA256 over the raw bytes behind "sha256=". */
const VECTORS = [
  {
    // octokit/webhooks-methods.js, test/common.ts
    secret: 'mysecret',
    body: '{"foo":"bar"}',
    signature: 'sha256=4864d2759938a15468b5df9ade20bf161da9b4f737ea61794142f3484236bda3',
  },
  {
    // octokit/webhooks-methods.js, test/verify.test.ts
    secret: 'development',
    body: '{"foo":"Foo\\n\\u001B[34mbar: ♥♥♥♥♥♥♥♥\\nthis-is-lost\\u001B[0m\\u001B[2K"}',
    signature: 'sha256=afecc3caa27548bb90d51a50384cb2868b9a3327b4ad6a01c9bd4ed0f8b0b12c',
  },
  {
    // octokit/webhooks-methods.js, test/verify.test.ts
    secret: 'development',
    body: '{"foo":"\\\\u001b"}',
    signature: 'sha256=6f8326efbacfbd04e870cea25b5652e635be8c9807f2fd5348ef60753c9e96ed',
  },
  {
    // docs.github.com, webhooks/using-webhooks/validating-webhook-deliveries
    secret: "It's a Secret to Everybody",
    body: 'Hello, World!',
    signature: 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17',
  },
  {
    // Computed with openssl: Meta signs the escaped form, as it comes.
    secret: 'test_app_secret',
    body: '{"object":"page","entry":[{"id":"1","time":1740909637,"changes":[{"field":"feed","value":{"item":"comment","verb":"add","message":"Tr\\u00e8s bon \\ud83d\\ude0a caf\\u00e9 5\\/5"}}]}]}',
    signature: 'sha256=8d3f336c2f531df9df09f94641f58a5ca7904c483c86fd610e0e419ef06affc0',
  },
]

type Sent = { signature?: string; body: Uint8Array; secrets: string[] }
const passes = ({ signature, body, secrets }: Sent) =>
  meta.verify(
    aRawDelivery({ headers: new Headers(signature ? { 'x-hub-signature-256': signature } : {}), body }),
    trusting([], { vendorSecrets: secrets }),
    now,
  )

describe.each(VECTORS)('the vector $signature', ({ secret, body, signature }) => {
  const bytes = Buffer.from(body)

  test('passes, also while the app’s secret is replaced', () => {
    expect(passes({ signature, body: bytes, secrets: [secret] })).toBe(true)
    expect(passes({ signature, body: bytes, secrets: ['newer', secret] })).toBe(true)
  })

  test('fails with any byte changed', () => {
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(passes({ signature, body: changed, secrets: [secret] }), `body ${at}`).toBe(false)
    }
    for (let at = 0; at < signature.length; at += 1) {
      const other = String.fromCharCode(signature.charCodeAt(at) ^ 1)
      const changed = signature.slice(0, at) + other + signature.slice(at + 1)
      expect(passes({ signature: changed, body: bytes, secrets: [secret] }), `signature ${at}`).toBe(false)
    }
  })

  test('is not believed without the secret, or when it is missing', () => {
    for (const secrets of [['other'], [''], []])
      expect(passes({ signature, body: bytes, secrets })).toBe(false)
    expect(passes({ body: bytes, secrets: [secret] })).toBe(false)
  })
})

test('our own secret signs nothing', () => {
  const [{ secret, body, signature } = { secret: '', body: '', signature: '' }] = VECTORS
  const headers = new Headers({ 'x-hub-signature-256': signature })
  expect(meta.verify(aRawDelivery({ headers, body: Buffer.from(body) }), trusting([secret]), now)).toBe(false)
})

describe('the challenge', () => {
  const ask = (query: Record<string, string>, secrets = ['hook_new', 'hook_ours'], method = 'GET') =>
    meta.shakeHands?.(
      { method, url: `/api/webhooks/0?${new URLSearchParams(query)}`, headers: new Headers() },
      trusting(secrets, { vendorSecrets: ['app-secret'] }),
    ) ?? null
  const good = { 'hub.mode': 'subscribe', 'hub.challenge': '1158201444', 'hub.verify_token': 'hook_ours' }

  test('comes back as plain text to whoever knows our token', () => {
    expect(ask(good)).toEqual({ status: 200, body: '1158201444', contentType: 'text/plain' })
  })

  test('comes back to nobody else', () => {
    expect(ask({ ...good, 'hub.verify_token': 'hook_other' })).toBeNull()
    expect(ask({ ...good, 'hub.verify_token': 'app-secret' })).toBeNull()
    expect(ask({ ...good, 'hub.verify_token': '' }, [''])).toBeNull()
    expect(ask({ ...good, 'hub.mode': 'unsubscribe' })).toBeNull()
    expect(ask(good, [])).toBeNull()
    expect(ask(good, ['hook_ours'], 'POST')).toBeNull()
    expect(ask({ 'hub.mode': 'subscribe', 'hub.verify_token': 'hook_ours' })).toBeNull()
  })

  test('is never a page', () => {
    for (const challenge of ['<script>1</script>', 'a b', '1'.repeat(200)])
      expect(ask({ ...good, 'hub.challenge': challenge })).toBeNull()
  })
})

test('a delivery has no number: the same bytes are the same delivery', () => {
  const key = (body: string) => meta.deliveryKey(aRawDelivery({ body: Buffer.from(body) }))
  expect(key('{"object":"page"}')).toBe(key('{"object":"page"}'))
  expect(key('{"object":"page"}')).not.toBe(key('{"object": "page"}'))
})

describe('a batch', () => {
  const PAGE = '41000000001'
  const comment = (id: string) => ({
    field: 'feed',
    value: { item: 'comment', verb: 'add', comment_id: id, from: { id: '9', name: 'Rui' }, message: 'Oi' },
  })
  const entry = (changes: object[]) => ({ id: PAGE, time: 1_783_677_600, changes })
  const read = (body: object) => meta.read(aKeptBody(body, { network: 'facebook', receivedAt: now }))

  test('of several entries with several updates is taken as far as it can be read', () => {
    const { signals, problems } = read({
      object: 'page',
      entry: [entry([comment('1'), { value: {} }, comment('2')]), 'nothing', entry([comment('3')])],
    })
    expect(signals.map(({ externalId }) => externalId)).toEqual(['1', '2', '3'])
    expect(problems).toMatchObject([{ key: 'field_missing', saw: 'field' }, { key: 'field_wrong' }])
  })

  test('of a thousand is taken; beyond that it was not Meta who sent it', () => {
    const many = (count: number) => Array.from({ length: count }, (_, at) => comment(`c${at}`))
    expect(read({ object: 'page', entry: [entry(many(1000))] }).signals).toHaveLength(1000)
    expect(read({ object: 'page', entry: [entry(many(1001))] })).toEqual({
      signals: [],
      problems: [{ key: 'too_many', saw: '1001' }],
    })
  })

  test('about something that is not listened to is told', () => {
    expect(read({ object: 'whatsapp_business_account', entry: [] }).problems).toMatchObject([
      { key: 'field_wrong', saw: 'object = "whatsapp_business_account"' },
    ])
    expect(read({ object: 'page' }).problems).toEqual([{ key: 'field_missing', saw: 'entry' }])
    expect(read({ object: 'page', entry: [] })).toEqual({ signals: [], problems: [], toFetch: [] })
  })
})
