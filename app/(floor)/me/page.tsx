/** Yourself: your name here, your password, and the voice by which guests know you. */
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'

import { FaceForm } from '@/components/people/face-form'
import { PasswordForm } from '@/components/people/password-form'
import { ProfileForm } from '@/components/people/profile-form'
import { VoiceForm } from '@/components/people/voice-form'
import { PageHeading } from '@/components/ui/page-heading'
import { Panel } from '@/components/ui/panel'
import { database } from '@/db/pool'
import { requireViewer } from '@/lib/auth/session'
import { findStaff } from '@/lib/people/staff-store'
import { firstVoice } from '@/lib/people/voice'
import { findVoice } from '@/lib/people/voice-store'

import { changePasswordAction, changeProfileAction, changeVoiceAction, removeFaceAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('me')
  return { title: t('title') }
}

export default async function MePage() {
  const { member, theme } = await requireViewer()
  const [voice, me] = await Promise.all([findVoice(database(), member), findStaff(database(), member)])
  const t = await getTranslations('me')

  return (
    <main className="grid gap-6 px-1">
      <div>
        <PageHeading title={t('title')} />
        <div className="grid items-start gap-6 desk:grid-cols-2">
          <Panel aria-labelledby="voice">
            <h2 id="voice" className="pb-1 font-serif text-xl font-[480]">
              {t('voice.title')}
            </h2>
            <p className="measure pb-4 text-ink-2">{t('voice.why')}</p>
            <FaceForm
              name={voice?.publicName ?? member.name}
              address="/me/face"
              hasFace={Boolean(voice?.faceKey)}
              remove={removeFaceAction}
              words={{
                standing: t(`face.${standingOf(voice)}`),
                choose: t('face.choose'),
                hint: t('face.hint'),
                onWay: t('face.onWay'),
                failed: t('face.failed'),
                remove: t('face.remove'),
              }}
            />
            <hr className="my-5 border-line" />
            <VoiceForm
              action={changeVoiceAction}
              voice={voice ?? firstVoice(member.name)}
              pageHref={`/people/${member.propertyId}`}
            />
          </Panel>
          <div className="grid gap-6">
            <ProfileForm
              action={changeProfileAction}
              name={member.name}
              locale={member.locale}
              theme={theme}
            />
            <PasswordForm action={changePasswordAction} hasPassword={me?.hasPassword ?? false} />
          </div>
        </div>
      </div>
    </main>
  )
}

/** Who sees the face now. */
function standingOf(voice: { faceKey: string | null; isShown: boolean } | null) {
  if (!voice?.faceKey) return 'none'
  return voice.isShown ? 'public' : 'hidden'
}
