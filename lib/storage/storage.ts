/** Where pictures lie: put, get, remove, by key. A folder today; anything that can do these three tomorrow. */

export type Storage = {
  /** Once it answers, the bytes survive a crash. A key is written once and never with other bytes. */
  put(key: string, bytes: Uint8Array): Promise<void>
  /** Null when there is nothing under this key (any more). */
  get(key: string): Promise<Uint8Array | null>
  /** Removing what is not there is fine. */
  remove(key: string): Promise<void>
}

/** Folders and a name, of plain letters: no key can ever climb out of its place. */
const KEY = /^[a-z0-9-]+(\/[a-z0-9-]+)*\.(webp|jpg)$/

export const isKey = (key: string) => KEY.test(key) && key.length <= 200

/** What a key says about its bytes. */
export const contentTypeOf = (key: string) => (key.endsWith('.webp') ? 'image/webp' : 'image/jpeg')
