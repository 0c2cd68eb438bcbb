/** The drawn card as a picture file, as a phone would send it. */
import sharp from 'sharp'

import { drawCard } from './draw-card'

/** A JPEG; which of the cards it shows follows from the words given. */
export function photographCard(words: string): Promise<Buffer> {
  const seed = [...words].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 97, 7)
  return sharp(Buffer.from(drawCard(seed)))
    .jpeg({ quality: 82 })
    .toBuffer()
}
