/** Keeps connector secrets unreadable at rest: whoever copies the database alone can sign nothing. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** Stands first in every sealed value, so that another way of sealing can follow without guessing. */
const VERSION = 1
const IV_BYTES = 12
const TAG_BYTES = 16
const HEAD_BYTES = 1 + IV_BYTES + TAG_BYTES

/** AES-256-GCM with a fresh nonce: the same secret sealed twice looks different. */
export function sealSecret(secret: string): Buffer {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', keyOfTheHouse(), iv)
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  return Buffer.concat([Buffer.of(VERSION), iv, cipher.getAuthTag(), sealed])
}

/** Throws when it was sealed with another key or changed since: a wrong secret must never be handed out. */
export function openSecret(sealed: Uint8Array): string {
  if (sealed.length < HEAD_BYTES || sealed[0] !== VERSION) throw new Error('This is not a sealed secret.')
  const iv = sealed.subarray(1, 1 + IV_BYTES)
  const decipher = createDecipheriv('aes-256-gcm', keyOfTheHouse(), iv)
  decipher.setAuthTag(sealed.subarray(1 + IV_BYTES, HEAD_BYTES))
  return Buffer.concat([decipher.update(sealed.subarray(HEAD_BYTES)), decipher.final()]).toString('utf8')
}

let derived: { from: string; key: Buffer } | undefined

/** HOUSE_KEY, or AUTH_SECRET where there is none; both are stretched, so that neither is used as it is. */
function keyOfTheHouse(): Buffer {
  const from = process.env.HOUSE_KEY || process.env.AUTH_SECRET
  if (!from)
    throw new Error('Neither HOUSE_KEY nor AUTH_SECRET is set: secrets can be neither kept nor read.')
  if (derived?.from !== from) {
    const key = Buffer.from(hkdfSync('sha256', from, 'on-the-house', 'connector secrets', 32))
    derived = { from, key }
  }
  return derived.key
}
