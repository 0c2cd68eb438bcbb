/** Draws an uploaded picture anew: upright, without metadata, of a bounded size. What cannot be drawn is refused. */
import sharp, { type Sharp } from 'sharp'

import { type Outcome, refuse } from '@/lib/outcome'

export const MOST_BYTES = 10 * 1024 * 1024
const MOST_PIXELS = 50_000_000
const SECONDS = 20

export type PictureRefusal = 'too_large' | 'too_many_pixels' | 'not_a_picture'

/** One at a time, on one thread: pictures must never starve the house. */
sharp.concurrency(1)
sharp.cache(false)

/** For proofs: at most 1600 px either way, never enlarged. */
export const redrawPhoto = (bytes: Uint8Array) =>
  redraw(bytes, (picture) => picture.resize(1600, 1600, { fit: 'inside', withoutEnlargement: true }))

/** For faces: 512 px square, cut where there is most to see. */
export const redrawFace = (bytes: Uint8Array) =>
  redraw(bytes, (picture) => picture.resize(512, 512, { fit: 'cover', position: 'attention' }))

const KINDS = ['jpeg', 'png', 'webp', 'avif', 'heif', 'gif', 'tiff']

/** A WebP whatever it was; of a moving picture the first frame. */
async function redraw(
  bytes: Uint8Array,
  draw: (picture: Sharp) => Sharp,
): Promise<Outcome<{ webp: Uint8Array; width: number; height: number }, PictureRefusal>> {
  if (bytes.length > MOST_BYTES) return refuse('too_large')
  return inTurn(async () => {
    try {
      const source = sharp(bytes, { limitInputPixels: false, failOn: 'error', animated: false })
      const { format, width, height } = await source.metadata()
      if (!format || !KINDS.includes(format)) return refuse('not_a_picture')
      if (width * height > MOST_PIXELS) return refuse('too_many_pixels')
      // Upright by the camera's note first, which then goes with all other notes.
      const picture = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' }).autoOrient()
      const drawn = await draw(picture)
        .toColourspace('srgb')
        .webp({ quality: 82 })
        .timeout({ seconds: SECONDS })
        .toBuffer({ resolveWithObject: true })
      return { ok: true, webp: drawn.data, width: drawn.info.width, height: drawn.info.height }
    } catch {
      return refuse('not_a_picture')
    }
  })
}

let last: Promise<unknown> = Promise.resolve()

function inTurn<Drawn>(work: () => Promise<Drawn>): Promise<Drawn> {
  const turn = last.then(work, work)
  last = turn.catch(() => undefined)
  return turn
}
