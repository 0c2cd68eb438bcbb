/** A sender for benches: one socket a caller, one request at a time on it, and nothing that costs more than it must. */
import { connect, type Socket } from 'node:net'

export type Post = { path: string; headers: Record<string, string>; body: Buffer }
export type Sent = { status: number; ms: number }

/** Sends them all over `callers` sockets; each caller takes the next as soon as it was answered. */
export async function sendAll(port: number, posts: Post[], callers: number): Promise<Sent[]> {
  const left = posts.values()
  const sent = await Promise.all(Array.from({ length: callers }, () => sendFrom(port, left)))
  return sent.flat()
}

async function sendFrom(port: number, left: Iterator<Post> & Iterable<Post>): Promise<Sent[]> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  const sent: Sent[] = []
  for (const post of left) {
    const startedAt = performance.now()
    const status = await exchange(socket, post)
    sent.push({ status, ms: performance.now() - startedAt })
  }
  socket.destroy()
  return sent
}

function exchange(socket: Socket, { path, headers, body }: Post): Promise<number> {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  const head = `POST ${path} HTTP/1.1\r\nhost: house\r\n${lines.join('')}content-length: ${body.length}\r\n\r\n`
  return new Promise((done, failed) => {
    let answer = ''
    const read = (chunk: Buffer) => {
      answer += chunk.toString('latin1')
      if (!isWhole(answer)) return
      stop()
      done(Number(answer.slice(9, 12)))
    }
    const lost = () => {
      stop()
      failed(new Error('The server hung up.'))
    }
    const stop = () => {
      socket.off('data', read)
      socket.off('close', lost)
      socket.off('error', lost)
    }
    socket.on('data', read).once('close', lost).once('error', lost)
    socket.write(Buffer.concat([Buffer.from(head), body]))
  })
}

/** By its length, or by the last chunk. */
function isWhole(answer: string): boolean {
  const headEnd = answer.indexOf('\r\n\r\n')
  if (headEnd < 0) return false
  const length = /content-length: (\d+)/i.exec(answer.slice(0, headEnd))?.[1]
  return length === undefined ? answer.endsWith('0\r\n\r\n') : answer.length >= headEnd + 4 + Number(length)
}
