/** Every channel whose vendor can be asked for what was only named, whether or not it can be answered there. */
import type { ChannelName } from '@/db/vocabulary'

import type { Poster } from './poster'
import { posters } from './posters'

export type Asker = Omit<Poster, 'post'>

export const askers: Partial<Record<ChannelName, Asker>> = { ...posters }
