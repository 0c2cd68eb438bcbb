/**
 * A conversation on Bluesky's own server, with nothing of ours in its place but the directory and the app view: from
 * the guest's mention to our answer, their answer, and a post that is taken down. It runs where ATPROTO_DIR names a
 * folder in which `npm install @atproto/pds` was done (its SQLite wants a compiler).
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'

import { newId } from '@/db/id'
import { callWithin } from '@/lib/outgoing/call'
import type { IncomingSignal, WayBack } from '@/lib/signals/incoming'
import { aKeptBody, anAccess } from '@/lib/testing/trust'

import { bluesky } from './bluesky'
import { blueskyApi, keyOfReply } from './bluesky-api'
import { facetsOf } from './bluesky-facets'
import { afterListed, askNext, type BlueskyPlace } from './bluesky-poll'
import type { Credentials } from './poster'
import { parseJson } from './safe-json'

const folder = process.env.ATPROTO_DIR ?? ''
const script = fileURLToPath(new URL('../testing/personal-data-server.mjs', import.meta.url))
const call = callWithin(10_000)
const Session = z.object({ did: z.string(), handle: z.string(), accessJwt: z.string() })
const Made = z.object({ uri: z.string(), cid: z.string() })
type Made = z.infer<typeof Made>
const Records = z.object({
  records: z.array(
    z.object({
      uri: z.string(),
      value: z.object({
        text: z.string(),
        facets: z
          .array(z.object({ index: z.object({ byteStart: z.number(), byteEnd: z.number() }) }))
          .optional(),
        reply: z.object({ root: Made, parent: Made }).optional(),
      }),
    }),
  ),
})

describe.skipIf(folder === '')('on the server of Bluesky itself', () => {
  let server: ChildProcess
  let url = ''
  let guest: z.infer<typeof Session>
  let house: z.infer<typeof Session>
  let credentials: Credentials

  beforeAll(async () => {
    server = spawn(process.execPath, [script, folder], { stdio: ['pipe', 'pipe', 'inherit'] })
    if (!server.stdout) throw new Error('the server says nothing')
    const [line] = await once(createInterface(server.stdout), 'line')
    url = z.object({ url: z.string() }).parse(JSON.parse(`${line}`)).url
    guest = await register('mira')
    house = await register('swan')
  }, 120_000)
  afterAll(async () => {
    server.stdin?.end()
    await once(server, 'exit')
  })

  async function ask<Schema extends z.ZodType>(schema: Schema, name: string, body?: object, token?: string) {
    const answered = await call({
      method: body ? 'POST' : 'GET',
      url: `${url}/xrpc/${name}`,
      headers: {
        ...(body && { 'content-type': 'application/json' }),
        ...(token && { authorization: `Bearer ${token}` }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    if (answered.kind !== 'answered' || answered.status !== 200) throw new Error(JSON.stringify(answered))
    return schema.parse(JSON.parse(answered.body || '{}'))
  }
  const register = (name: string) =>
    ask(Session, 'com.atproto.server.createAccount', {
      handle: `${name}.test`,
      email: `${name}@example.com`,
      password: `password of ${name}`,
    })
  const guestSays = (text: string, reply?: { root: Made; parent: Made }) =>
    ask(
      Made,
      'com.atproto.repo.createRecord',
      {
        repo: guest.did,
        collection: 'app.bsky.feed.post',
        record: {
          $type: 'app.bsky.feed.post',
          text,
          createdAt: new Date().toISOString(),
          langs: ['en'],
          facets: facetsOf(text, { 'swan.test': house.did }),
          ...(reply && { reply }),
        },
      },
      guest.accessJwt,
    )
  const access = () => anAccess({ network: 'bluesky', baseUrl: url, id: house.did, ...credentials })
  const recordsOf = (did: string) =>
    ask(Records, `com.atproto.repo.listRecords?repo=${did}&collection=app.bsky.feed.post`)

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
    const said = await guestSays('☕️ The pool at six, @swan.test – magic')
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

    const { records } = await recordsOf(house.did)
    expect(records).toHaveLength(1)
    const ours = records[0]?.value
    expect(ours?.reply).toEqual({ root: said, parent: said })
    const covered = ours?.facets?.map(({ index }) =>
      Buffer.from(ours.text).subarray(index.byteStart, index.byteEnd).toString(),
    )
    expect(covered).toEqual(['@mira.test', 'https://swan.example/pool'])

    const { posts } = await ask(
      z.object({ posts: z.array(Made) }),
      `app.bsky.feed.getPosts?uris=${encodeURIComponent(records[0]?.uri ?? '')}`,
      undefined,
      credentials.accessToken,
    )
    const [parent] = posts
    if (!parent) throw new Error('our reply is not there')
    const answer = await guestSays('You are kind', { root: said, parent })
    const second = await listen(first.place)
    const heard = second.heard.find(({ externalId }) => externalId === answer.uri)
    expect(heard).toMatchObject({
      inReplyTo: parent.uri,
      wayBack: { target: { root_uri: said.uri, root_cid: said.cid, parent_uri: answer.uri } },
    })
  })

  test('a post that was taken down is noticed before it is answered', async () => {
    const said = await guestSays('@swan.test never mind')
    const look = () => blueskyApi.fetchThing({ what: 'post', id: said.uri }, access(), call, new Date())
    const there = await look()
    if (there.kind !== 'found') throw new Error(there.kind)
    expect(
      bluesky.read(aKeptBody(there.body, { contentType: there.contentType, receivedAt: new Date() })).signals,
    ).toMatchObject([{ externalId: said.uri, text: '@swan.test never mind' }])
    const rkey = said.uri.split('/').at(-1)
    const gone = { repo: guest.did, collection: 'app.bsky.feed.post', rkey }
    await ask(z.object({}), 'com.atproto.repo.deleteRecord', gone, guest.accessJwt)
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
})
