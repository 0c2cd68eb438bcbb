/** What the forms about people may send. */
import { z } from 'zod'

import { LOCALES, ROLES } from '@/db/vocabulary'

const Name = z.string().trim().min(1).max(80)

/** An e-mail address, or a staff name without gaps: letters, figures, dots and dashes. */
const SignInName = z
  .string()
  .trim()
  .min(2)
  .max(120)
  .refine((name) => /^[\p{L}\p{N}._-]+$/u.test(name) || z.email().safeParse(name).success, 'notASignInName')

export const StaffToAdd = z.object({
  name: Name,
  signInName: SignInName,
  role: z.enum(ROLES),
  teamIds: z.array(z.uuid()),
  locale: z.enum(LOCALES),
})
export type StaffToAdd = z.infer<typeof StaffToAdd>

export const StaffChange = z.object({
  personId: z.uuid(),
  role: z.enum(ROLES),
  teamIds: z.array(z.uuid()),
})
export type StaffChange = z.infer<typeof StaffChange>

export const StaffChoice = z.object({ personId: z.uuid() })
