/** The figures beside the places and in the titles, counted once a request. */
import { cache } from 'react'

import { database } from '@/db/pool'
import type { Viewer } from '@/lib/auth/session'
import { countTasks } from '@/lib/tasks/count-store'
import { businessDayOf } from '@/lib/time/business-date'

export const countsFor = cache((viewer: Viewer) => {
  const now = new Date()
  const { startsAt: since } = businessDayOf(now, viewer.property)
  return countTasks(database(), viewer.member, { since }, now)
})
