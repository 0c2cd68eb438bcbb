import sharp from 'sharp'
import { describe, expect, test } from 'vitest'

import { MOST_BYTES, redrawFace, redrawPhoto } from './redraw'

/** A phone's photo: lies on its side, red above blue once upright, and says where it was taken. */
const aPhonePhoto = () =>
  sharp({ create: { width: 200, height: 400, channels: 3, background: { r: 0, g: 0, b: 255 } } })
    .composite([
      {
        input: { create: { width: 200, height: 200, channels: 3, background: { r: 255, g: 0, b: 0 } } },
        top: 0,
        left: 0,
      },
    ])
    .png()
    .toBuffer()
    .then((upright) =>
      sharp(upright)
        .rotate(-90)
        .withExif({
          IFD0: { Make: 'Phone', Software: 'Secret', Artist: 'A Guest' },
          IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '38/1 42/1 0/1' },
        })
        .withMetadata({ orientation: 6 })
        .jpeg()
        .toBuffer(),
    )

const pixel = async (picture: Uint8Array, left: number, top: number) => {
  const { data } = await sharp(picture)
    .extract({ left, top, width: 1, height: 1 })
    .raw()
    .toBuffer({ resolveWithObject: true })
  return [...data.subarray(0, 3)].map((value) => (value > 128 ? 1 : 0)).join('')
}

describe('a photo', () => {
  test('comes out upright and clean', async () => {
    const taken = await aPhonePhoto()
    const before = await sharp(taken).metadata()
    expect(before).toMatchObject({ orientation: 6, width: 400, height: 200 })
    expect(before.exif).toBeDefined()

    const drawn = await redrawPhoto(taken)
    if (!drawn.ok) throw new Error(drawn.refusal)
    expect(drawn).toMatchObject({ width: 200, height: 400 })
    const after = await sharp(drawn.webp).metadata()
    expect(after.format).toBe('webp')
    expect([after.exif, after.xmp, after.iptc, after.icc, after.orientation]).toEqual(
      Array(5).fill(undefined),
    )
    expect(await pixel(drawn.webp, 100, 50)).toBe('100')
    expect(await pixel(drawn.webp, 100, 350)).toBe('001')
    expect(Buffer.from(drawn.webp).includes('Secret')).toBe(false)
  })

  test('is at most 1600 pixels, and never enlarged', async () => {
    const picture = (width: number, height: number) =>
      sharp({ create: { width, height, channels: 3, background: '#888' } })
        .png()
        .toBuffer()
    expect(await redrawPhoto(await picture(3200, 1000))).toMatchObject({ width: 1600, height: 500 })
    expect(await redrawPhoto(await picture(40, 30))).toMatchObject({ width: 40, height: 30 })
    expect(await redrawFace(await picture(900, 300))).toMatchObject({ width: 512, height: 512 })
  })
})

describe('what is no photo', () => {
  test.each([
    ['text', Buffer.from('hello')],
    ['nothing', Buffer.alloc(0)],
    ['a page', Buffer.from('<html><script>alert(1)</script></html>')],
    ['a drawing with a script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ['half a photo', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46, 0x49, 0x46])],
  ])('%s is refused', async (_, bytes) => {
    expect(await redrawPhoto(bytes)).toEqual({ ok: false, refusal: 'not_a_picture' })
  })

  test('too many bytes are refused before anybody looks at them', async () => {
    expect(await redrawPhoto(Buffer.alloc(MOST_BYTES + 1))).toEqual({ ok: false, refusal: 'too_large' })
  })

  test('a small file that unfolds into too many pixels is refused by its size', async () => {
    const bomb = await sharp({ create: { width: 10_000, height: 5_001, channels: 3, background: '#fff' } })
      .png({ compressionLevel: 9 })
      .toBuffer()
    expect(bomb.length).toBeLessThan(MOST_BYTES)
    expect(await redrawPhoto(bomb)).toEqual({ ok: false, refusal: 'too_many_pixels' })
  })
})
