import { describe, expect, test } from 'vitest'
import { z } from 'zod'

import { fieldProblems, formInput } from './form-input'

const form = (...fields: [string, string | File][]) => {
  const data = new FormData()
  for (const [name, value] of fields) data.append(name, value)
  return data
}

describe('a form', () => {
  const schema = z.object({
    name: z.string(),
    teamIds: z.array(z.string()),
    tags: z
      .array(z.string())
      .default([])
      .transform((tags) => tags.length),
    photo: z.file().optional(),
  })

  test('is read as its schema describes it: lists whole, of others the last', () => {
    const sent = form(['name', 'a'], ['name', 'b'], ['teamIds', '1'], ['teamIds', '2'], ['tags', 'x'])
    expect(formInput(sent, schema)).toEqual({ name: 'b', teamIds: ['1', '2'], tags: ['x'] })
  })

  test('brings no character that the database refuses', () => {
    const sent = form(['name', 'B\u0000ar'], ['teamIds', '\u0000'])
    expect(formInput(sent, schema)).toEqual({ name: 'Bar', teamIds: [''], tags: [] })
  })

  test('sends an empty list by sending nothing, and no file by an empty one', () => {
    const sent = form(['name', ''], ['photo', new File([], '')])
    expect(formInput(sent, schema)).toEqual({ name: '', teamIds: [], tags: [] })
  })

  test('brings what Next adds to no use case, and what it may not know to the schema', () => {
    const sent = form(['$ACTION_ID_1', ''], ['name', 'a'], ['propertyId', 'x'])
    expect(formInput(sent, schema)).toMatchObject({ propertyId: 'x' })
    expect(formInput(sent, schema)).not.toHaveProperty('$ACTION_ID_1')
    expect(schema.strict().safeParse(formInput(sent, schema)).success).toBe(false)
  })
})

test('what is wrong is said once a field, as a key of words', () => {
  const schema = z.object({
    name: z.string().min(1),
    email: z.email(),
    minutes: z.coerce.number().min(5).max(90),
    code: z.string().min(8),
    role: z.enum(['staff']),
    zone: z.string().refine(() => false, 'unknownZone'),
    missing: z.string(),
    languages: z.array(z.string()).min(1),
  })
  const { error } = schema.safeParse({
    ...{ name: '', email: 'x', minutes: '3', code: 'short', role: 'king', zone: 'Moon', languages: [] },
  })
  if (!error) throw new Error('nothing was wrong')
  expect(fieldProblems(error)).toEqual({
    name: { key: 'required', values: {} },
    email: { key: 'notAnEmail', values: {} },
    minutes: { key: 'tooSmall', values: { minimum: 5 } },
    code: { key: 'tooShort', values: { minimum: 8 } },
    role: { key: 'invalid', values: {} },
    zone: { key: 'unknownZone', values: {} },
    missing: { key: 'required', values: {} },
    languages: { key: 'chooseOne', values: {} },
  })
})
