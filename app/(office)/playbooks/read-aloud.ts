/** Playbooks as sentences in the viewer's language, with the names that this house uses. */
import { getTranslations } from 'next-intl/server'

import { database } from '@/db/pool'
import type { Viewer } from '@/lib/auth/session'
import { namesOf } from '@/lib/house/names-store'
import type { PlaybookRules } from '@/lib/playbooks/rules'
import { type Say, sayPlaybook } from '@/lib/playbooks/say-playbook'
import { writtenIn } from '@/lib/words/locale'

/** One question to the database, however many playbooks are read. */
export async function readAloud({ member, property }: Viewer) {
  const t = await getTranslations('playbooks.say')
  const names = await namesOf(database(), property.id)
  const say: Say = (key, values) => t(key as Parameters<typeof t>[0], values)
  return {
    names,
    sentenceOf: (rules: PlaybookRules) =>
      sayPlaybook(rules, { say, names, locale: writtenIn(member.locale) }),
  }
}
