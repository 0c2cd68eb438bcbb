/** A storage that lives as long as its test. */
import type { Storage } from '@/lib/storage/storage'

export function memoryStorage(): Storage & { keys: () => string[] } {
  const kept = new Map<string, Uint8Array>()
  return {
    keys: () => [...kept.keys()],
    put: async (key, bytes) => void kept.set(key, bytes),
    get: async (key) => kept.get(key) ?? null,
    remove: async (key) => void kept.delete(key),
  }
}
