/**
 * A conversation on Bluesky's own server, with nothing of ours in its place but the directory and the app view: from
 * the guest's mention to our answer, their answer, and a post that is taken down. It runs where ATPROTO_DIR names a
 * folder with that server (docs/open-networks.md).
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'

import { newId } from '@/db/id'
import { callWithin } from '@/lib/outgoing/call'
import type { IncomingSignal, WayBack } from '@/lib/signals/incoming'
import { ATPROTO_DIR, type BlueskyPerson, coveredIn, openBluesky, Ref } from '@/lib/testing/bluesky-servers'
import { aKeptBody, anAccess } from '@/lib/testing/trust'

import { bluesky } from './bluesky'
import { blueskyApi, keyOfReply } from './bluesky-api'
import { afterListed, askNext, type BlueskyPlace } from './bluesky-poll'
import type { Credentials } from './poster'
import { parseJson } from './safe-json'

const call = callWithin(10_000)

describe.skipIf(ATPROTO_DIR === '')('on the server of Bluesky itself', () => {
  let server: Awaited<ReturnType<typeof openBluesky>>
  let url = ''
  let guest: BlueskyPerson
  let house: BlueskyPerson
  let credentials: Credentials

  beforeAll(async () => {
    server = await openBluesky('personal-data-server.mjs')
    url = server.url
    guest = await server.register('mira')
    house = await server.register('swan')
  }, 120_000)
  afterAll(() => server.close())

  const access = () => anAccess({ network: 'bluesky', baseUrl: url, id: house.did, ...credentials })
  /** What the worker does: ask, keep each, read each. */
  async function listen(place: BlueskyPlace): Promise<{ heard: IncomingSignal[]; place: BlueskyPlace }> {
    const { accessToken } = credentials
    const answered = await call({
      method: 'GET',
      url: url + askNext(place),
      headers: { authorization: `Bearer ${accessToken}` },
    })
    const parsed = parseJson((answered.kind === 'answered' && answered.body) || '')
    if (!parsed.ok) throw new Error(JSON.stringify(answered))
    const read = afterListed(place, parsed.value)
    const heard = read.toKeep.flatMap(
      (one) =>
        bluesky.read(
          aKeptBody(JSON.stringify(one), {
            contentType: 'application/json; fetched=notification',
            receivedAt: new Date(),
          }),
        ).signals,
    )
    return { heard, place: read.place }
  }
  const wayTo = ({ wayBack }: IncomingSignal): WayBack => {
    if (!wayBack) throw new Error('there is no way back')
    return wayBack
  }

  test('we sign in with a password, and are who we think', async () => {
    const fresh = anAccess({
      network: 'bluesky',
      baseUrl: url,
      id: house.did,
      refreshToken: null,
      clientId: 'swan.test',
      clientSecret: 'password of swan',
    })
    const renewed = await blueskyApi.renew?.(fresh, call, new Date())
    if (renewed?.kind !== 'renewed') throw new Error(JSON.stringify(renewed))
    credentials = renewed.credentials
    expect(credentials.expiresAt?.getTime()).toBeGreaterThan(Date.now())
    expect(await blueskyApi.check(access(), call, new Date())).toEqual({
      kind: 'connected',
      id: house.did,
      name: 'swan.test',
    })
    const again = await blueskyApi.renew?.(access(), call, new Date())
    expect(again?.kind).toBe('renewed')
  })

  test('a token that is none is an end of access, and a wrong password too', async () => {
    const lost = anAccess({ network: 'bluesky', baseUrl: url, id: house.did, accessToken: 'aa.bb.cc' })
    expect(await blueskyApi.check(lost, call, new Date())).toMatchObject({ refusal: 'access_ended' })
    const wrong = {
      ...lost,
      credentials: { ...lost.credentials, refreshToken: null, clientId: 'swan.test', clientSecret: 'no' },
    }
    expect(await blueskyApi.renew?.(wrong, call, new Date())).toMatchObject({ refusal: 'access_ended' })
  })

  test('a mention is heard, answered once, and the thread is right to the end', async () => {
    const said = await server.says(guest, '☕️ The pool at six, @swan.test – magic', house)
    const first = await listen({ readTo: null, walk: null })
    expect(first.heard).toMatchObject([
      {
        externalId: said.uri,
        kind: 'mention',
        author: { handle: 'mira.test', id: guest.did },
        language: 'en',
      },
    ])
    const [mention] = first.heard
    if (!mention) throw new Error('nothing was heard')

    const reply = {
      id: newId(),
      text: 'Olá @mira.test, a towel waits for you 🏊 https://swan.example/pool. Rui',
    }
    const posted = await blueskyApi.post(reply, wayTo(mention), access(), call, new Date())
    expect(posted).toEqual({
      kind: 'accepted',
      externalId: `at://${house.did}/app.bsky.feed.post/${keyOfReply(reply.id)}`,
    })
    expect(await blueskyApi.post(reply, wayTo(mention), access(), call, new Date())).toEqual(posted)

    const ours = await server.postsOf(house)
    expect(ours).toMatchObject([{ value: { reply: { root: said, parent: said } } }])
    expect(ours.map(({ value }) => coveredIn(value))).toEqual([['@mira.test', 'https://swan.example/pool']])

    const { posts } = await server.ask(
      z.object({ posts: z.array(Ref) }),
      `app.bsky.feed.getPosts?uris=${encodeURIComponent(ours[0]?.uri ?? '')}`,
      { token: credentials.accessToken },
    )
    const [parent] = posts
    if (!parent) throw new Error('our reply is not there')
    const answer = await server.says(guest, 'You are kind', house, { root: said, parent })
    const second = await listen(first.place)
    const heard = second.heard.find(({ externalId }) => externalId === answer.uri)
    expect(heard).toMatchObject({
      inReplyTo: parent.uri,
      wayBack: { target: { root_uri: said.uri, root_cid: said.cid, parent_uri: answer.uri } },
    })
  })

  test('a post that was taken down is noticed before it is answered', async () => {
    const said = await server.says(guest, '@swan.test never mind', house)
    const look = () => blueskyApi.fetchThing({ what: 'post', id: said.uri }, access(), call, new Date())
    const there = await look()
    if (there.kind !== 'found') throw new Error(there.kind)
    expect(
      bluesky.read(aKeptBody(there.body, { contentType: there.contentType, receivedAt: new Date() })).signals,
    ).toMatchObject([{ externalId: said.uri, text: '@swan.test never mind' }])
    await server.takesDown(guest, said)
    expect(await look()).toEqual({ kind: 'gone' })
  })

  test('what the server finds too long is told as that', async () => {
    const called = await call({
      method: 'POST',
      url: `${url}/xrpc/com.atproto.repo.putRecord`,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${credentials.accessToken}` },
      body: JSON.stringify({
        repo: house.did,
        collection: 'app.bsky.feed.post',
        rkey: keyOfReply(newId()),
        record: { $type: 'app.bsky.feed.post', text: 'x'.repeat(301), createdAt: new Date().toISOString() },
      }),
    })
    expect(called).toMatchObject({ kind: 'answered', status: 400 })
    expect(called.kind === 'answered' && called.body).toMatch(/too big/)
  })

  test('when it was asked too often it says until when, and we understand it', async () => {
    const wrong = anAccess({
      ...{ network: 'bluesky' as const, baseUrl: url, id: house.did },
      ...{ refreshToken: null, clientId: 'swan.test', clientSecret: 'no' },
    })
    // Thirty a five minutes.
    for (let tries = 0; tries < 40; tries += 1) {
      const became = await blueskyApi.renew?.(wrong, call, new Date())
      if (became?.kind !== 'try_again') continue
      expect(became.afterMs).toBeGreaterThan(0)
      expect(became.afterMs).toBeLessThanOrEqual(300_000)
      return
    }
    throw new Error('it never had enough')
  })
})
