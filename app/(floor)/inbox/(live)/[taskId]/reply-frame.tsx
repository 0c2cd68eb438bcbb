/** Holds what is being written while the page around it is read anew; without a reply it is not there. */
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'

import { ReplyDesk } from '@/components/replies/reply-desk'
import { REPLY_WORDS } from '@/components/replies/reply-words'
import { pickWords } from '@/lib/words/fill'

import { markPostedAction, saveDraftAction, sendReplyAction, undoReplyAction } from './reply-actions'
import type { replyFacts } from './reply-facts'

type ReplyFrameProps = { reply: ReturnType<typeof replyFacts> | null; children: ReactNode }

export async function ReplyFrame({ reply, children }: ReplyFrameProps) {
  if (!reply) return children
  const t = await getTranslations('reply')
  return (
    <ReplyDesk
      // A draft that was taken over is another text: the editor begins anew with it.
      key={`${reply.facts.taskId} ${reply.others ? 'theirs' : 'mine'}`}
      facts={reply.facts}
      actions={{
        save: saveDraftAction,
        send: sendReplyAction,
        posted: markPostedAction,
        undo: undoReplyAction,
      }}
      words={pickWords(t, REPLY_WORDS)}
    >
      {children}
    </ReplyDesk>
  )
}
