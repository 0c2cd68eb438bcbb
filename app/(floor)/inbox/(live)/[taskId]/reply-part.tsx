/** The part of a task's page where its reply is written. */
import { getTranslations } from 'next-intl/server'

import { HeardSince } from '@/components/replies/heard-since'
import { ReplyEditor } from '@/components/replies/reply-editor'
import { ActButton } from '@/components/ui/act-button'
import { database } from '@/db/pool'
import type { Viewer } from '@/lib/auth/session'
import { faceUrl } from '@/lib/people/voice'
import { findVoice } from '@/lib/replies/screen-store'
import type { TaskDetail } from '@/lib/tasks/read-task'

import { takeOverDraftAction } from './reply-actions'
import type { replyFacts } from './reply-facts'

type ReplyPartProps = {
  detail: TaskDetail
  reply: ReturnType<typeof replyFacts>
  viewer: Viewer
}

export async function ReplyPart({ detail, reply, viewer }: ReplyPartProps) {
  const { member, property } = viewer
  const t = await getTranslations('reply')
  const mine = await findVoice(database(), member)
  // What left is shown under the name it left in; what is being written, under the writer's own.
  const voice = (reply.facts.stage === 'writing' && !reply.others ? null : detail.reply?.voice) ?? mine
  const problem =
    reply.problem && (t.has(`stopped.${reply.problem}`) ? t(`stopped.${reply.problem}`) : t('stopped.other'))
  return (
    <>
      {problem && (
        <p className="rounded-control border border-wax bg-wax-soft px-3.5 py-2.5">
          <strong className="text-wax">{t('stoppedTitle')}.</strong> {problem}
        </p>
      )}
      {reply.overruled && <p className="text-sm text-ink-2">{overruledLine(reply.overruled, t)}</p>}
      <HeardSince since={reply.since} />
      <ReplyEditor
        band={{ isPublic: reply.isPublic, words: t(reply.isPublic ? 'public' : 'private') }}
        startingPoints={reply.points}
        languages={reply.languages}
        voice={{
          publicName: voice?.publicName ?? member.name,
          publicRole: voice?.publicRole ?? '',
          faceUrl: voice?.faceKey ? faceUrl({ propertyId: property.id, personId: voice.personId }) : null,
          house: property.name,
        }}
        others={
          reply.others && {
            author: reply.others.author,
            words: reply.others.words,
            takeOver: (
              <ActButton
                action={takeOverDraftAction}
                fields={{
                  taskId: detail.row.id,
                  words: reply.others.words,
                  seenAt: reply.others.seenAt.toISOString(),
                }}
              >
                {t('takeOver')}
              </ActButton>
            ),
          }
        }
      />
    </>
  )
}

type Words = Awaited<ReturnType<typeof getTranslations<'reply'>>>

const overruledLine = ({ guards, reason }: { guards: readonly string[]; reason: string }, t: Words) =>
  t('overruled', {
    guards: guards
      .filter((guard) => t.has(`guardNames.${guard}`))
      .map((guard) => t(`guardNames.${guard}`))
      .join(', '),
    reason,
  })
