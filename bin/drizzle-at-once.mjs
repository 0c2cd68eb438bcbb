/**
 * Loaded first wherever Node itself reads drizzle-orm. To learn that a file is an ES module, Node hands over the whole
 * package.json around it, and drizzle's has 179 kB (0.45.4, one entry of `exports` per file) for each of several hundred
 * files: four of the six seconds that a process of ours took to begin. What a file of drizzle's names beside itself is
 * said to be a module without asking.
 */
import { registerHooks } from 'node:module'

const OF_DRIZZLE = /\/node_modules\/drizzle-orm\/.*\.js$/

registerHooks({
  resolve(specifier, context, next) {
    const { parentURL } = context
    return parentURL && specifier.startsWith('.') && OF_DRIZZLE.test(parentURL)
      ? { url: new URL(specifier, parentURL).href, format: 'module', shortCircuit: true }
      : next(specifier, context)
  },
})
