/** Server-sent events of a vendor, of which only the sound is heard: that there was one. */
import { isPrivate } from './call'

/** Streams beat every fifteen seconds or so; after this long without a sound the line is dead. */
const SILENCE_MS = 90_000

/** Until the line ends, for whatever reason. A redirect is not followed: a token goes nowhere but where it was meant to. */
export async function hearBell(
  { url, headers }: { url: string; headers: Record<string, string> },
  ring: () => void,
  signal: AbortSignal,
): Promise<void> {
  if (!isPrivate(new URL(url))) return
  const silence = new AbortController()
  const falling = setTimeout(() => silence.abort(), SILENCE_MS)
  try {
    const stream = await fetch(url, {
      headers: { ...headers, accept: 'text/event-stream', 'user-agent': 'on-the-house' },
      redirect: 'error',
      signal: AbortSignal.any([signal, silence.signal]),
    })
    if (!stream.ok) {
      await stream.body?.cancel()
      return
    }
    // What was said before the line was open is read now.
    ring()
    const words = new TextDecoder()
    for await (const chunk of stream.body ?? []) {
      falling.refresh()
      if (/^(event|data):/m.test(words.decode(chunk, { stream: true }))) ring()
    }
  } finally {
    clearTimeout(falling)
  }
}
