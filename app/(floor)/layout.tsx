/** Pages of the floor, inside the frame of the house. */
import type { ReactNode } from 'react'

import { HouseFrame } from '../house-frame'

export default function FloorLayout({ children }: { children: ReactNode }) {
  return <HouseFrame>{children}</HouseFrame>
}
