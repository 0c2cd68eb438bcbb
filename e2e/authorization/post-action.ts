/** Server actions as what they are: POSTs that anybody can send, without the form that belongs to them. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { newId } from '@/db/id'

import type { Fields } from './rows'

type Manifest = {
  node: Record<string, { filename: string; exportedName: string; workers: Record<string, unknown> }>
}

/** Address and id of every action in the build, by `app/…/actions.ts#name`. */
export function builtActions(): Map<string, { id: string; path: string }> {
  const file = join(process.env.NEXT_DIST_DIR ?? '.next', 'server/server-reference-manifest.json')
  const { node }: Manifest = JSON.parse(readFileSync(file, 'utf8'))
  return new Map(
    Object.entries(node).map(([id, { filename, exportedName, workers }]) => [
      `${filename}#${exportedName}`,
      { id, path: pathOf(Object.keys(workers)[0] ?? '') },
    ]),
  )
}

/** "app/(floor)/inbox/[taskId]/page" → "/inbox/<some id>"; the action runs before the page is asked for. */
const pathOf = (worker: string) =>
  `/${worker
    .split('/')
    .slice(1, -1)
    .filter((part) => !/^[(@]/.test(part))
    .map((part) => (part.startsWith('[') ? newId() : part))
    .join('/')}`

export type Heard =
  | { kind: 'answer'; ok: boolean; said: string }
  | { kind: 'redirect'; to: string }
  | { kind: 'other'; status: number; text: string }

/** Sends the action what its form would, in React's own encoding of `(null, formData)`. */
export async function postAction(
  baseUrl: string,
  { id, path }: { id: string; path: string },
  fields: Fields,
  cookie: string | null,
): Promise<Heard> {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields))
    for (const one of Array.isArray(value) ? value : [value]) body.append(`_1_${name}`, one)
  body.set('0', '[null,"$K1"]')
  const response = await fetch(baseUrl + path, {
    method: 'POST',
    body,
    redirect: 'manual',
    headers: { accept: 'text/x-component', 'next-action': id, ...(cookie && { cookie }) },
  })
  const to = response.headers.get('x-action-redirect') ?? response.headers.get('location')
  if (to) return { kind: 'redirect', to: to.split(';')[0] ?? '' }
  const text = await response.text()
  const answer = /^[0-9a-f]+:(\{"ok":.*\})$/m.exec(text)?.[1]
  if (!answer) return { kind: 'other', status: response.status, text: text.slice(0, 400) }
  const { ok, said, fields: wrong } = JSON.parse(answer)
  return { kind: 'answer', ok, said: [said, ...Object.values(wrong ?? {})].join(' ') }
}

/** Whether somebody was let through: an answer that says so, or a way on that is not the way to the door. */
export const wasDone = (heard: Heard) =>
  heard.kind === 'answer' ? heard.ok : heard.kind === 'redirect' && !heard.to.startsWith('/sign-in')
