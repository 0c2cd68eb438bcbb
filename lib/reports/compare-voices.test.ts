import { expect, test } from 'vitest'

import { compareVoices } from './compare-voices'

const voices = (person: [number, number], brand: [number, number]) => [
  { word: 'person', answered: person[0], count: person[1] },
  { word: 'brand', answered: brand[0], count: brand[1] },
]

test('nothing is said under twenty of each', () => {
  expect(compareVoices(voices([19, 19], [0, 400]))).toEqual({ kind: 'few' })
  expect(compareVoices(voices([400, 400], [0, 19]))).toEqual({ kind: 'few' })
  expect(compareVoices([{ word: 'person', answered: 30, count: 40 }])).toEqual({ kind: 'few' })
})

test('a difference is one only when chance does not explain it', () => {
  expect(compareVoices(voices([12, 20], [10, 20]))).toMatchObject({ kind: 'alike' })
  expect(compareVoices(voices([48, 80], [20, 80]))).toMatchObject({ kind: 'more' })
  expect(compareVoices(voices([20, 80], [48, 80]))).toMatchObject({ kind: 'less' })
})
