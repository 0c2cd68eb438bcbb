/** Every channel whose vendor can be asked for what was only named, whether or not it can be answered there. */
import type { ChannelName } from '@/db/vocabulary'

import { apaleoApi } from './apaleo-api'
import type { Asker } from './asker'
import { cloudbedsApi } from './cloudbeds-api'
import { guestyApi } from './guesty-api'
import { mewsApi } from './mews-api'
import { posters } from './posters'

export const askers: Partial<Record<ChannelName, Asker>> = {
  ...posters,
  mews: mewsApi,
  cloudbeds: cloudbedsApi,
  apaleo: apaleoApi,
  guesty: guestyApi,
}
