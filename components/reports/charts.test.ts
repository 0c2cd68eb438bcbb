/** The charts' colours stay apart for every kind of sight, and stand out from the paper they lie on. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync('components/reports/charts.css', 'utf8')
const PAIR = /--([a-z]+(?:-ink)?)-(\d): light-dark\(#([0-9a-f]{6}), #([0-9a-f]{6})\)/g

type Rgb = readonly [number, number, number]
const LIGHTS = ['day', 'night'] as const
type Light = (typeof LIGHTS)[number]

const colours = [...css.matchAll(PAIR)].map(([, name, , day, night]) => ({
  name,
  day: rgb(day),
  night: rgb(night),
}))
const ofName = (name: string, light: Light) =>
  colours.filter((colour) => colour.name === name).map((colour) => colour[light])

/** --paper of app/globals.css, as sRGB. */
const PAPER: Record<Light, Rgb> = { day: rgb('fdfcf7'), night: rgb('17231d') }

/** Linear sRGB. */
function rgb(hex = ''): Rgb {
  const part = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [part(0), part(2), part(4)]
}

const luminance = ([red, green, blue]: Rgb) => 0.2126 * red + 0.7152 * green + 0.0722 * blue

function ratio(one: Rgb, other: Rgb) {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

/** Machado, Oliveira and Fernandes 2009, severity 1, on linear sRGB. */
const SIGHTS: Record<string, readonly [Rgb, Rgb, Rgb]> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

const times = (rows: readonly [Rgb, Rgb, Rgb], [red, green, blue]: Rgb): Rgb => {
  const row = ([a, b, c]: Rgb) => a * red + b * green + c * blue
  return [row(rows[0]), row(rows[1]), row(rows[2])]
}
const clipped = ([red, green, blue]: Rgb): Rgb => {
  const clip = (part: number) => Math.min(1, Math.max(0, part))
  return [clip(red), clip(green), clip(blue)]
}

function oklab(colour: Rgb): Rgb {
  const [long, medium, short] = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    colour,
  )
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    [Math.cbrt(long), Math.cbrt(medium), Math.cbrt(short)],
  )
}

function apart(one: Rgb, other: Rgb) {
  const [a, b] = [oklab(one), oklab(other)]
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
}

describe.each(LIGHTS)('by %s', (light) => {
  const series = ofName('chart', light)

  test('six series stand out from paper', () => {
    expect(series).toHaveLength(6)
    for (const colour of series) expect(ratio(colour, PAPER[light])).toBeGreaterThanOrEqual(3)
  })

  test.each(Object.entries(SIGHTS))('six series differ for %s sight', (_name, sight) => {
    const seen = series.map((colour) => clipped(times(sight, colour)))
    const pairs = seen.flatMap((one, at) => seen.slice(at + 1).map((other) => apart(one, other)))
    expect(Math.min(...pairs)).toBeGreaterThanOrEqual(0.11)
  })

  test('the number in a heat cell can be read on it', () => {
    const [cells, inks] = [ofName('heat', light), ofName('heat-ink', light)]
    expect([cells.length, inks.length]).toEqual([7, 7])
    cells.forEach((cell, at) => {
      expect(ratio(cell, inks[at] ?? cell), `heat ${at + 1}`).toBeGreaterThanOrEqual(4.5)
    })
  })

  test('a heat cell is darker, or by night lighter, than the one before', () => {
    const steps = ofName('heat', light).map(luminance)
    const ordered = steps.toSorted((a, b) => (light === 'day' ? b - a : a - b))
    expect(steps).toEqual(ordered)
  })
})
