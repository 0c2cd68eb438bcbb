/** Pages of the office, inside the frame of the house. */
import type { ReactNode } from 'react'

import { HouseFrame } from '../house-frame'

export default function OfficeLayout({ children }: { children: ReactNode }) {
  return <HouseFrame>{children}</HouseFrame>
}
