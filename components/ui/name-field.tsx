/** What something is called in the house: as long as its lists have room for, and no name that the browser remembers. */
import type { ReactNode } from 'react'

import { TextField } from './text-field'

type NameFieldProps = { label: ReactNode; hint?: ReactNode; defaultValue?: string | undefined }

export const NameField = (field: NameFieldProps) => (
  <TextField name="name" required maxLength={80} autoComplete="off" {...field} />
)
