/**
 * Bluesky's own servers, as a process, and the people on them. `ATPROTO_DIR` names the folder in which they were
 * installed (docs/open-networks.md says how); they are no dependency of the house.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

import { facetsOf } from '@/lib/channels/bluesky-facets'
import { callWithin } from '@/lib/outgoing/call'

export const ATPROTO_DIR = process.env.ATPROTO_DIR ?? ''

const COLLECTION = 'app.bsky.feed.post'
const Session = z.object({ did: z.string(), handle: z.string(), accessJwt: z.string() })
export type BlueskyPerson = z.infer<typeof Session>

export const Ref = z.object({ uri: z.string(), cid: z.string() })
export type Ref = z.infer<typeof Ref>

const Facet = z.object({ index: z.object({ byteStart: z.number(), byteEnd: z.number() }) })
const Posts = z.object({
  records: z.array(
    Ref.extend({
      value: z.object({
        text: z.string(),
        facets: z.array(Facet).optional(),
        reply: z.object({ root: Ref, parent: Ref }).optional(),
      }),
    }),
  ),
})
export type BlueskyPost = z.infer<typeof Posts>['records'][number]

type Asked = { body?: object; token?: string }

/** `script`: a file beside this one. It prints its address as one line of JSON, and ends with its input. */
export async function openBluesky(script: string, args: string[] = []) {
  const path = fileURLToPath(new URL(script, import.meta.url))
  const server = spawn(process.execPath, [path, ATPROTO_DIR, ...args], { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = once(server, 'exit')
  const [line] = await once(createInterface(server.stdout), 'line')
  const { url } = z.object({ url: z.string() }).parse(JSON.parse(`${line}`))
  const call = callWithin(10_000)

  async function ask<Schema extends z.ZodType>(schema: Schema, name: string, { body, token }: Asked = {}) {
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

  return {
    url,
    ask,

    register: (name: string): Promise<BlueskyPerson> =>
      ask(Session, 'com.atproto.server.createAccount', {
        body: { handle: `${name}.test`, email: `${name}@example.com`, password: `password of ${name}` },
      }),

    /** As the app does: whom the words name is in the facets. */
    says: (who: BlueskyPerson, text: string, named: BlueskyPerson, reply?: { root: Ref; parent: Ref }) =>
      ask(Ref, 'com.atproto.repo.createRecord', {
        body: {
          repo: who.did,
          collection: COLLECTION,
          record: {
            $type: COLLECTION,
            text,
            createdAt: new Date().toISOString(),
            langs: ['en'],
            facets: facetsOf(text, { [named.handle]: named.did }),
            ...(reply && { reply: { root: refOf(reply.root), parent: refOf(reply.parent) } }),
          },
        },
        token: who.accessJwt,
      }),

    takesDown: (who: BlueskyPerson, { uri }: Pick<Ref, 'uri'>) =>
      ask(z.unknown(), 'com.atproto.repo.deleteRecord', {
        body: { repo: who.did, collection: COLLECTION, rkey: uri.split('/').at(-1) },
        token: who.accessJwt,
      }),

    /** As the server keeps them, oldest first. */
    postsOf: async ({ did }: Pick<BlueskyPerson, 'did'>): Promise<BlueskyPost[]> => {
      const query = new URLSearchParams({ repo: did, collection: COLLECTION, reverse: 'true' })
      return (await ask(Posts, `com.atproto.repo.listRecords?${query}`)).records
    },

    close: async () => {
      server.stdin.end()
      await ended
    },
  }
}

const refOf = ({ uri, cid }: Ref): Ref => ({ uri, cid })

/** What the facets of a post cover, by the bytes that they name. */
export const coveredIn = ({ text, facets = [] }: BlueskyPost['value']) =>
  facets.map(({ index }) => Buffer.from(text).subarray(index.byteStart, index.byteEnd).toString())
