/** What the forms about people may send. */
import { z } from 'zod'

import { LOCALES, ROLES, THEMES } from '@/db/vocabulary'
import { name } from '@/lib/house/form-values'

const Name = name({ longest: 80 })

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

export const Profile = z.object({ name: Name, locale: z.enum(LOCALES), theme: z.enum(THEMES) })
export type Profile = z.infer<typeof Profile>

/** Where a member of staff may have an account of their own that guests can follow. */
export const VOICE_NETWORKS = ['instagram', 'x', 'facebook', 'threads', 'bluesky', 'mastodon'] as const

/** Typed as people write them: "@marta", "marta@mastodon.example"; kept without the leading @. */
const OwnHandle = z
  .string()
  .trim()
  .max(100)
  .transform((handle) => handle.replace(/^@+/, ''))
  .refine((handle) => /^[\p{L}\p{N}._@-]*$/u.test(handle), 'notAHandle')

/** `network` and `handle` are parallel lists, one line of the form each; a line without a handle is left out. */
export const VoiceChange = z.object({
  publicName: name({ longest: 60 }),
  publicRole: z.string().trim().max(80),
  network: z.array(z.enum(VOICE_NETWORKS)).max(6),
  handle: z.array(OwnHandle).max(6),
  isShown: z.literal('on').optional(),
})
export type VoiceChange = z.infer<typeof VoiceChange>
