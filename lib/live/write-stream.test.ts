import { once } from 'node:events'
import { createServer, get, type IncomingMessage } from 'node:http'
import { afterEach, describe, expect, test, vi } from 'vitest'

import { openHub } from './hub'
import { writeStream } from './write-stream'

const marta = { personId: 'marta', propertyId: 'swan' }
const leaving: (() => void)[] = []
afterEach(() => {
  for (const leave of leaving.splice(0)) leave()
})

async function aDoor(
  memberOf: () => Promise<typeof marta | null> = async () => marta,
  first: (incoming: IncomingMessage) => void = () => {},
) {
  const closing = new AbortController()
  const hub = openHub()
  const live = { hub, memberOf, signal: closing.signal }
  const server = createServer((incoming, outgoing) => {
    first(incoming)
    void writeStream(live, incoming, outgoing)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  leaving.push(() => server.close().closeAllConnections())
  const address = server.address()
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0
  const ask = (method = 'GET') =>
    new Promise<IncomingMessage>((done, failed) => {
      get({ port, host: '127.0.0.1', method }, done).on('error', failed)
    })
  return { hub, ask, close: () => closing.abort() }
}

function hearing(answer: IncomingMessage) {
  let heard = ''
  answer.setEncoding('utf8').on('data', (text: string) => {
    heard += text
  })
  return () => heard
}

describe('a stream through the door', () => {
  test('begins with a resync, says every change of its house, and ends with the house', async () => {
    const { hub, ask, close } = await aDoor()
    const answer = await ask()
    expect(answer.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'x-accel-buffering': 'no',
    })
    const heard = hearing(answer)
    await vi.waitFor(() => expect(heard()).toBe('retry: 2000\n\nevent: resync\ndata: {}\n\n'))
    hub.changed('heron')
    hub.changed('swan')
    await vi.waitFor(() => expect(heard()).toMatch(/resync\ndata: {}\n\nevent: changed\ndata: {}\n\n$/))
    const ended = once(answer, 'end')
    close()
    await ended
    expect(hub.size()).toBe(0)
  })

  test('is for those who are signed in, and read only', async () => {
    expect((await (await aDoor(async () => null)).ask()).statusCode).toBe(401)
    const refused = await (await aDoor()).ask('POST')
    expect([refused.statusCode, refused.headers.allow]).toEqual([405, 'GET'])
  })

  test('is left when its screen goes, also while it is asked who that is', async () => {
    const { hub, ask } = await aDoor()
    const answer = await ask()
    expect(hub.size()).toBe(1)
    answer.destroy()
    await vi.waitFor(() => expect(hub.size()).toBe(0))

    let known = (_: typeof marta) => {}
    const slow = await aDoor(() => new Promise((done) => (known = done)))
    const asking = slow.ask().catch(() => null)
    await vi.waitFor(() => expect(known.length).toBe(1))
    leaving.pop()?.()
    await asking
    known(marta)
    await new Promise((done) => setImmediate(done))
    expect(slow.hub.size()).toBe(0)
  })

  test('is ended for a screen that reads nothing, and not for one that reads', async () => {
    const { hub, ask } = await aDoor()
    const reading = hearing(await ask())
    const stuck = await aDoor(undefined, ({ socket }) => socket.cork())
    const asking = stuck.ask().catch(() => null)
    await vi.waitFor(() => expect(stuck.hub.size()).toBe(1))
    for (let round = 0; round < 100; round += 1) {
      hub.beat()
      stuck.hub.beat()
      await new Promise((done) => setImmediate(done))
    }
    expect(stuck.hub.size()).toBe(0)
    expect(hub.size()).toBe(1)
    await vi.waitFor(() => expect(reading().match(/beat/g)).toHaveLength(100))
    for (const leave of leaving.splice(0)) leave()
    await asking
  })
})
