/** One of the house's people, as they chose to be shown to anybody. */
import { useTranslations } from 'next-intl'

import type { Network } from '@/db/vocabulary'
import { accountUrl, faceUrl } from '@/lib/people/voice'

import { Avatar } from '../ui/avatar'

type VoiceCardProps = {
  propertyId: string
  voice: {
    personId: string
    publicName: string
    publicRole: string
    handles: readonly { network: Network; handle: string }[]
    faceKey: string | null
  }
}

export function VoiceCard({ propertyId, voice }: VoiceCardProps) {
  const t = useTranslations('people')
  const networks = useTranslations('me.networks')
  const { personId, publicName, publicRole, handles, faceKey } = voice
  return (
    <li className="paper grid content-start justify-items-center gap-1 rounded-sheet p-6 text-center">
      <Avatar name={publicName} faceUrl={faceKey && faceUrl({ propertyId, personId })} size={112} />
      <h2 className="break-words pt-3 font-serif text-xl font-[480]">{publicName}</h2>
      {publicRole && <p className="text-ink-2">{publicRole}</p>}
      {handles.length > 0 && (
        <ul className="pt-2 text-sm">
          {handles.map(({ network, handle }) => {
            const url = accountUrl(network, handle)
            const words = t('on', { handle: `@${handle}`, network: networks(network) })
            return (
              <li key={network + handle}>
                {url ? (
                  <a
                    href={url}
                    rel="nofollow noopener noreferrer"
                    className="inline-flex min-h-11 items-center break-all text-post underline underline-offset-4"
                  >
                    {words}
                  </a>
                ) : (
                  words
                )}
              </li>
            )
          })}
        </ul>
      )}
    </li>
  )
}
