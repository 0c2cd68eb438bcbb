import { z } from 'zod'

export const NotesSwitch = z.strictObject({
  connectorId: z.uuid(),
  isOn: z.enum(['yes', 'no']).transform((said) => said === 'yes'),
})
