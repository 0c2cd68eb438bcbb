'use client'
/** The reply as the guest will see it: a named person with a face, and their words. */
import { Avatar } from '../ui/avatar'
import { useReplyDesk } from './reply-desk'

export type ShownVoice = { publicName: string; publicRole: string; faceUrl: string | null; house: string }

export function VoicePreview({ voice }: { voice: ShownVoice }) {
  const { text, language, stage, words } = useReplyDesk()
  const title =
    stage === 'sent' ? words.previewSent : stage === 'recalled' ? words.previewRecalled : words.preview
  return (
    <figure className="grid gap-2 rounded-control bg-sunk p-3.5">
      <figcaption className="text-sm font-semibold text-ink-2">{title}</figcaption>
      <div className="flex gap-3">
        <Avatar name={voice.publicName} faceUrl={voice.faceUrl} size={44} />
        <div className="min-w-0">
          <p>
            <span className="font-bold">{voice.publicName}</span>
            <span className="ps-2 text-sm text-ink-2">
              {[voice.publicRole, voice.house].filter(Boolean).join(', ')}
            </span>
          </p>
          <p lang={language ?? undefined} className="whitespace-pre-line [overflow-wrap:anywhere]">
            {text || <span className="text-ink-2">{words.previewEmpty}</span>}
          </p>
        </div>
      </div>
    </figure>
  )
}
