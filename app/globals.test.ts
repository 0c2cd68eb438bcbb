/** Everything written in the house can be read: WCAG contrast of every pair of tokens that meet, by day and by night. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync('app/globals.css', 'utf8')
const NUMBERS = String.raw`oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)`
const PAIR = new RegExp(String.raw`--([a-z0-9-]+): light-dark\(${NUMBERS}, ${NUMBERS}\)`, 'g')

type Colour = { l: number; c: number; h: number }
const colour = (l: unknown, c: unknown, h: unknown): Colour => ({ l: Number(l), c: Number(c), h: Number(h) })

const tokens = new Map(
  [...css.matchAll(PAIR)].map(([, name, ...n]) => [
    String(name),
    { day: colour(n[0], n[1], n[2]), night: colour(n[3], n[4], n[5]) },
  ]),
)

/** Linear sRGB of an OKLCH colour, by the matrices of CSS Color 4. */
function linear({ l, c, h }: Colour) {
  const a = c * Math.cos((h * Math.PI) / 180)
  const b = c * Math.sin((h * Math.PI) / 180)
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ] as const
}

function luminance(of: Colour) {
  const [red, green, blue] = linear(of).map((part) => Math.min(1, Math.max(0, part)))
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0)
}

function ratio(one: Colour, other: Colour) {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

const SURFACES = ['wall', 'paper', 'raised', 'sunk']
const TEXT = 4.5
const EDGE = 3

/** Which tokens meet, and how much they must differ. */
const PAIRS: [string, string, number][] = [
  ...['ink', 'ink-2', 'ink-3'].flatMap((ink) =>
    SURFACES.map((surface): [string, string, number] => [ink, surface, TEXT]),
  ),
  ...SURFACES.map((surface): [string, string, number] => ['edge', surface, EDGE]),
  ...['wall', 'paper', 'raised'].map((surface): [string, string, number] => ['focus', surface, EDGE]),
  ...['brand', 'wax', 'post', 'fig', 'brass-text'].flatMap((ink) => [
    [ink, 'paper', TEXT] as [string, string, number],
    [ink, 'wall', TEXT] as [string, string, number],
    [ink, `${ink.replace('-text', '')}-soft`, TEXT] as [string, string, number],
  ]),
  ...['brand-soft', 'brass-soft', 'wax-soft', 'post-soft', 'fig-soft'].map(
    (soft): [string, string, number] => ['ink', soft, TEXT],
  ),
  ['on-brand', 'brand', TEXT],
  ['on-brand', 'brand-hover', TEXT],
  ['on-wax', 'wax', TEXT],
  ['wall', 'ink', TEXT],
]

describe.each(['day', 'night'] as const)('by %s', (light) => {
  const of = (name: string) => {
    const token = tokens.get(name)
    if (!token) throw new Error(`no token --${name} in globals.css`)
    return token[light]
  }

  test('every pair of colours that meet can be told apart', () => {
    const weak = PAIRS.map(([front, back, need]) => ({
      pair: `${front} on ${back}`,
      ratio: ratio(of(front), of(back)),
      need,
    })).filter((found) => found.ratio < found.need)
    expect(weak).toEqual([])
  })

  test('every colour can be shown on any screen', () => {
    const outside = [...tokens.keys()].filter((name) =>
      linear(of(name)).some((part) => part < -0.0015 || part > 1.0015),
    )
    expect(outside).toEqual([])
  })
})

test('the figures of the drawing table hold', () => {
  const at = (front: string, back: string) => {
    const [one, other] = [tokens.get(front), tokens.get(back)]
    return one && other && [ratio(one.day, other.day), ratio(one.night, other.night)].map((n) => n.toFixed(1))
  }
  expect(at('ink', 'paper')).toEqual(['15.4', '13.5'])
  expect(at('ink-3', 'sunk')?.[0]).toBe('4.8')
  expect(at('on-wax', 'wax')).toEqual(['6.5', '8.1'])
  expect(at('brass-text', 'brass-soft')).toEqual(['6.0', '7.1'])
})
