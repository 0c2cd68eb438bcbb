/** Where the focus goes when what had it is gone: a task was finished, opened over its list, or left. */

/** What was finished on the phone, where the list has yet to come back. */
let finished: string | null = null

/** To be picked up by `comeBackFrom`, once the list is there. */
export function leaveFinished(taskId: string) {
  finished = taskId
}

/** To the task that was left; to the one after it when it is done with. */
export function comeBackFrom(taskId: string) {
  const isDoneWith = finished === taskId
  finished = null
  const row = isDoneWith ? null : shownRows().find(({ dataset }) => dataset.task === taskId)
  if (row) linkOf(row)?.focus()
  else goOnFrom(taskId)
}

/**
 * To the next one of the list, or to the heading when it was the last. A dialog that still stands open would keep the
 * focus, so it is closed first.
 */
export function goOnFrom(taskId: string) {
  for (const dialog of document.querySelectorAll('dialog')) dialog.close()
  const rows = shownRows()
  const here = rows.findIndex(({ dataset }) => dataset.task === taskId)
  const next = rows[here + 1] ?? rows.find(({ dataset }) => dataset.task !== taskId)
  const heading = document.getElementById('task-heading') ?? document.getElementById('list-heading')
  ;((next && linkOf(next)) ?? heading)?.focus()
}

const shownRows = () =>
  [...document.querySelectorAll<HTMLElement>('[data-task]:not([data-gone])')].filter((row) =>
    row.checkVisibility(),
  )

const linkOf = (row: HTMLElement) => row.querySelector<HTMLElement>('h3 a')
