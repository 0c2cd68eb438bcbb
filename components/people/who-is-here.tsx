/** Who is signed in, at the foot of the places: to go over to another house, or to go out. */
import { Building2, LogOut } from 'lucide-react'

import { Link } from '@/components/ui/link'
import type { HouseAction } from '@/lib/auth/house-action'

import { ActionForm } from '../ui/action-form'
import { Avatar } from '../ui/avatar'

type WhoIsHereProps = {
  name: string
  /** Only for those who work for more than one house. */
  hasHouses: boolean
  signOut: HouseAction
  words: { switch: string; signOut: string }
}

const LINE =
  'flex w-full min-h-11 items-center gap-3 rounded-control px-2.5 text-start font-semibold text-ink-2 hover:bg-sunk hover:text-ink ' +
  'max-desk:tablet:flex-col max-desk:tablet:justify-center max-desk:tablet:gap-0.5 max-desk:tablet:px-0.5 max-desk:tablet:py-2 max-desk:tablet:text-center max-desk:tablet:text-xs'

export function WhoIsHere({ name, hasHouses, signOut, words }: WhoIsHereProps) {
  return (
    <div className="grid grid-cols-1 gap-1 border-line border-t pt-3">
      <div className="flex items-center gap-3 px-1.5 pb-1 max-desk:tablet:flex-col max-desk:tablet:gap-1 max-desk:tablet:text-center max-desk:tablet:text-xs">
        <Avatar name={name} size={36} />
        <span className="min-w-0 max-w-full wrap-anywhere font-semibold">{name}</span>
      </div>
      {hasHouses && (
        <Link href="/houses" className={LINE}>
          <Building2 aria-hidden size={20} strokeWidth={1.75} className="shrink-0" />
          {words.switch}
        </Link>
      )}
      <ActionForm action={signOut} className="">
        <button type="submit" className={LINE}>
          <LogOut aria-hidden size={20} strokeWidth={1.75} className="shrink-0" />
          {words.signOut}
        </button>
      </ActionForm>
    </div>
  )
}
