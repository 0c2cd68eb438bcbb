/**
 * Where the focus goes when a task is finished: to the next one of the list, or to the heading when it was the last.
 * A dialog that still stands open would keep it, so it is closed first.
 */
export function goOnFrom(taskId: string): boolean {
  for (const dialog of document.querySelectorAll('dialog')) dialog.close()
  const links = [...document.querySelectorAll<HTMLElement>('[data-task]:not([data-gone])')]
  const visible = links.filter((row) => row.checkVisibility())
  const here = visible.findIndex((row) => row.dataset.task === taskId)
  const next = visible[here + 1] ?? visible.find((row) => row.dataset.task !== taskId)
  const link = next?.querySelector<HTMLElement>('h3 a')
  ;(link ?? document.getElementById('task-heading'))?.focus()
  return link !== null && link !== undefined
}
