/**
 * The whole house against Bluesky's own servers: an account is connected, the worker hears a mention, a person answers,
 * the worker posts it, and a post that is taken down is noticed. The worker is the program that a house runs; the
 * person's taps are the calls that their buttons make. It runs where ATPROTO_DIR names a folder with Bluesky's servers
 * (docs/open-networks.md).
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { eq, inArray } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'

import { replies } from '@/db/schema/replies'
import { signals } from '@/db/schema/signals'
import { tasks } from '@/db/schema/tasks'
import type { ReplyState } from '@/db/vocabulary'
import { checkAccess } from '@/lib/connectors/check-access'
import { createConnector } from '@/lib/connectors/create-connector'
import { replaceCredentials } from '@/lib/connectors/replace-credentials'
import { findConnector } from '@/lib/connectors/store'
import { call } from '@/lib/outgoing/call'
import type { Member } from '@/lib/people/member'
import { PlaybookRules } from '@/lib/playbooks/rules'
import { type Sending, sendReply } from '@/lib/replies/send-reply'
import { ATPROTO_DIR, type BlueskyPerson, coveredIn, openBluesky } from '@/lib/testing/bluesky-servers'
import { cloneDatabase } from '@/lib/testing/db-test'
import { aMember, aPlaybook, aProperty } from '@/lib/testing/furnish'

import { beginProcess } from './begin-process'

/** The app view is Bluesky's own where it is installed, too. */
const hasAppView = existsSync(join(ATPROTO_DIR, 'node_modules/@atproto/dev-env'))
const WITHIN = { timeout: 60_000, interval: 250 }
const POINTS = [{ language: 'en', words: 'Thank you, ___' }]
const AppPassword = z.object({ password: z.string() })

describe.skipIf(ATPROTO_DIR === '')('a conversation on Bluesky', { timeout: 180_000 }, () => {
  let house: Awaited<ReturnType<typeof cloneDatabase>>
  let appView: Awaited<ReturnType<typeof cloneDatabase>>
  let bluesky: Awaited<ReturnType<typeof openBluesky>>
  let worker: Awaited<ReturnType<typeof beginProcess>>
  let mira: BlueskyPerson
  let swan: BlueskyPerson
  let admin: Member
  let marta: Member

  beforeAll(async () => {
    vi.stubEnv('HOUSE_KEY', 'a key for tests, long enough')
    house = await cloneDatabase()
    appView = await cloneDatabase()
    bluesky = hasAppView
      ? await openBluesky('bluesky-network.mjs', [appView.url])
      : await openBluesky('personal-data-server.mjs')
    mira = await bluesky.register('mira')
    swan = await bluesky.register('swan')

    const { id: propertyId } = await aProperty(house.db)
    admin = await aMember(house.db, propertyId, { name: 'Ada', role: 'admin' })
    marta = await aMember(house.db, propertyId)
    const answers = { id: 'answer', kind: 'suggest_reply', dueInMinutes: 60, startingPoints: POINTS }
    const rules = { when: { kinds: ['mention'] }, steps: [answers], caps: {}, actWithinMinutes: 120 }
    await aPlaybook(house.db, propertyId, PlaybookRules.parse(rules))
    const root = fileURLToPath(new URL('..', import.meta.url))
    const env = { ...process.env, DATABASE_URL: house.url, PUBLIC_URL: 'http://127.0.0.1:3000' }
    worker = await beginProcess({ root, program: 'bin/worker.ts', env }, new AbortController().signal)
  }, 240_000)
  afterAll(async () => {
    await worker?.stop()
    await bluesky?.close()
    await Promise.all([house.drop(), appView.drop()])
    vi.unstubAllEnvs()
  }, 60_000)

  /** What the worker made of a post: heard, and a reply to be written. */
  const heard = (uri: string) =>
    vi.waitFor(async () => {
      const [signal] = await house.db.select().from(signals).where(eq(signals.externalId, uri))
      if (!signal) throw new Error('it was not heard')
      const [task] = await house.db.select().from(tasks).where(eq(tasks.signalId, signal.id))
      if (!task) throw new Error('there is nothing to do about it')
      return { signal, task }
    }, WITHIN)

  const became = (taskId: string, state: ReplyState) =>
    vi.waitFor(async () => {
      const [reply] = await house.db.select().from(replies).where(eq(replies.taskId, taskId))
      expect(reply).toMatchObject({ state })
      return reply
    }, WITHIN)

  /** As a tap on "Send" does. */
  const sends = async (taskId: string, words: string, rest: Partial<Sending> = {}) => {
    const heardUntil = new Date()
    expect(
      await sendReply(house.db, marta, { taskId, words, heardUntil, ...rest }, new Date()),
    ).toMatchObject({
      ok: true,
    })
  }

  test('begins with an account that is checked by a real call, and refused with a wrong password', async () => {
    const { password } = await bluesky.ask(AppPassword, 'com.atproto.server.createAppPassword', {
      body: { name: 'On the House' },
      token: swan.accessJwt,
    })
    const given = { clientId: swan.handle, clientSecret: 'none-of-theirs' }
    const where = { name: 'Bluesky', channel: 'bluesky', network: 'bluesky', baseUrl: bluesky.url } as const
    const made = await createConnector(house.db, admin, { ...where, ...given }, new Date())
    if (!made.ok) throw new Error(made.refusal)
    const { propertyId, id: connectorId } = made.connector
    const check = () => checkAccess(house.db, admin, { connectorId }, call, new Date())
    expect(await check()).toMatchObject({ checked: { kind: 'refused', refusal: 'access_ended' } })

    await replaceCredentials(house.db, admin, { connectorId, ...given, clientSecret: password }, new Date())
    expect(await check()).toEqual({
      ok: true,
      checked: { kind: 'connected', id: swan.did, name: swan.handle },
    })
    expect(await findConnector(house.db, { propertyId, connectorId })).toMatchObject({ accountId: swan.did })
  })

  test('goes from a mention to an answer in its thread, and to the answer to that', async () => {
    const said = await bluesky.says(mira, '☕️ The pool at six, @swan.test – magic', swan)
    const first = await heard(said.uri)
    expect(first.signal).toMatchObject({ kind: 'mention', language: 'en', author: { handle: 'mira.test' } })
    expect(first.task).toMatchObject({ kind: 'reply', status: 'open' })

    const words = 'Olá @mira.test, a towel waits for you 🏊 https://swan.example/pool'
    const overruled = { guards: ['own_link' as const], reason: 'It shows the way' }
    await sends(first.task.id, words, { overruled })
    const sent = await became(first.task.id, 'sent')
    const [ours] = await bluesky.postsOf(swan)
    if (!ours) throw new Error('nothing was posted')
    expect(ours.uri).toBe(sent?.externalId)
    expect(ours.value).toMatchObject({
      text: `${words} – Marta Oliveira`,
      reply: { root: said, parent: said },
    })
    expect(coveredIn(ours.value)).toEqual(['@mira.test', 'https://swan.example/pool'])

    const answer = await bluesky.says(mira, 'You are kind, @swan.test', swan, { root: said, parent: ours })
    const second = await heard(answer.uri)
    expect(second.signal).toMatchObject({ inReplyTo: ours.uri })
    await sends(second.task.id, 'See you at the bar, Mira')
    await became(second.task.id, 'sent')
    const all = await bluesky.postsOf(swan)
    expect(all).toHaveLength(2)
    expect(all[1]?.value.reply).toEqual({ root: said, parent: answer })
  })

  test('ends for a post that is taken down in the seconds before it is answered', async () => {
    const said = await bluesky.says(mira, '@swan.test never mind the towels', swan)
    const { task } = await heard(said.uri)
    const before = await bluesky.postsOf(swan)
    await sends(task.id, 'We do mind them, Mira')
    await bluesky.takesDown(mira, said)
    expect(await became(task.id, 'stopped')).toMatchObject({ problem: 'deleted' })
    expect(await bluesky.postsOf(swan)).toEqual(before)
  })

  test('ends for a post that is taken down while nobody looks', async () => {
    const said = await bluesky.says(mira, '@swan.test the sauna was cold', swan)
    const { signal } = await heard(said.uri)
    const stands = await bluesky.says(mira, '@swan.test the garden is lovely', swan)
    const other = await heard(stands.uri)
    await bluesky.takesDown(mira, said)
    // As if it had been heard five minutes ago.
    const receivedAt = new Date(Date.now() - 5 * 60_000)
    const both = inArray(signals.id, [signal.id, other.signal.id])
    await house.db.update(signals).set({ receivedAt }).where(both)
    const now = (id: string) => house.db.select().from(signals).where(eq(signals.id, id))
    await vi.waitFor(async () => expect((await now(signal.id))[0]?.deletedAt).toBeTruthy(), {
      ...WITHIN,
      timeout: 90_000,
    })
    expect(await now(signal.id)).toMatchObject([{ text: '', authorName: null, wayBack: null }])
    expect(await now(other.signal.id)).toMatchObject([
      { text: '@swan.test the garden is lovely', deletedAt: null, lookedAt: expect.any(Date) },
    ])
  })
})
