/** The sign of a caution; its word always stands beside it. */
import { Ban, CircleAlert, Flower2, OctagonAlert, WineOff } from 'lucide-react'

import type { CautionKind } from '@/db/vocabulary'

import { Hanger } from './glyphs'

const SIGNS = {
  allergy: OctagonAlert,
  no_alcohol: WineOff,
  grief: Flower2,
  no_surprises: Ban,
  opted_out: Ban,
  other: CircleAlert,
} as const

export function CautionGlyph({ kind }: { kind: CautionKind }) {
  if (kind === 'do_not_disturb') return <Hanger />
  const Sign = SIGNS[kind]
  return <Sign aria-hidden size={20} strokeWidth={1.75} className="shrink-0" />
}
