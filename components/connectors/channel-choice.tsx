/** Where the words come from: each channel has a form of its own. */
import { useTranslations } from 'next-intl'

import { Link } from '@/components/ui/link'
import { CHANNELS_ON_OFFER, type ChannelOnOffer, GENERIC } from '@/lib/connectors/on-offer'

const isGeneric = (channel: ChannelOnOffer) => GENERIC.some((generic) => generic === channel)
const VENDORS = CHANNELS_ON_OFFER.filter((channel) => !isGeneric(channel))

/** `chosen` is a vendor's channel, or null for whatever can call an address by itself. */
export function ChannelChoice({ chosen }: { chosen: ChannelOnOffer | null }) {
  const t = useTranslations('connectors')
  const link = (channel: ChannelOnOffer | null, label: string) => (
    <li key={channel}>
      <Link
        href={channel === null ? '/connectors/new' : `/connectors/new?channel=${channel}`}
        aria-current={channel === chosen ? 'page' : undefined}
        className="inline-flex min-h-11 min-w-11 items-center justify-center rounded-control border border-edge px-3 aria-[current=page]:border-ink aria-[current=page]:bg-sunk aria-[current=page]:font-semibold"
      >
        {label}
      </Link>
    </li>
  )
  return (
    <nav aria-label={t('form.from')} className="pb-5">
      <ul className="flex flex-wrap gap-2">
        {link(null, t('form.anything'))}
        {VENDORS.map((channel) => link(channel, t(`channels.${channel}`)))}
      </ul>
    </nav>
  )
}
