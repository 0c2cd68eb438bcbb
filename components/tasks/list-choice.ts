/** What a device's list may be narrowed to, as the browser hands it on. */
import type { TaskKind } from '@/db/vocabulary'

export type ListChoice = {
  view: 'us' | 'everyone'
  teamId: string | null
  outletId: string | null
  kind: TaskKind | null
  groupedBy: 'time' | 'place'
}

/** As the fields of a form, where nothing is an empty word. */
export const fieldsOf = ({ view, teamId, outletId, kind, groupedBy }: ListChoice) => ({
  view,
  teamId: teamId ?? '',
  outletId: outletId ?? '',
  kind: kind ?? '',
  groupedBy,
})
