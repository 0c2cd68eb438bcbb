/** What has the focus may go away by its own doing: then the focus goes on to what stands there now, never to nowhere. */
import { type RefObject, useLayoutEffect } from 'react'

/** No button: whoever presses Enter twice must not do a second thing. */
const FOCUSABLE = 'a[href], input:not([type=hidden]), select, textarea, summary'
/** Where a page begins: the open task, or else the page itself. */
const HEADINGS = '#task-heading, #page h1, main h1'

type Place = { box: Element; at: number }

/** Does nothing while the focus is elsewhere, and in a dialog, which gives it back by itself. */
export function useFocusHandedOn(ref: RefObject<HTMLElement | null>) {
  useLayoutEffect(() => {
    const element = ref.current
    return () => {
      if (!element?.contains(document.activeElement) || element.closest('dialog')) return
      const places = placesOf(element)
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) (followerOf(places) ?? heading())?.focus()
      })
    }
  }, [ref])
}

/** Its place in what stands around it, from near to far. */
function placesOf(element: Element): Place[] {
  const places: Place[] = []
  for (let inner = element; inner.parentElement && inner.id !== 'page'; inner = inner.parentElement)
    places.push({ box: inner.parentElement, at: [...inner.parentElement.children].indexOf(inner) })
  return places
}

/** None where a whole page took its place: that begins at its heading. */
function followerOf(places: readonly Place[]): HTMLElement | undefined {
  const left = places.find(({ box }) => box.isConnected)
  const follower = left && (left.box.children[left.at] ?? left.box.lastElementChild)
  if (!follower || follower.querySelector('h1')) return undefined
  const within = [...follower.querySelectorAll<HTMLElement>(FOCUSABLE)]
  const itself = follower instanceof HTMLElement && follower.matches(FOCUSABLE) ? [follower] : []
  return [...itself, ...within].find((candidate) => candidate.checkVisibility())
}

function heading(): HTMLElement | undefined {
  const found = [...document.querySelectorAll<HTMLElement>(HEADINGS)].filter((one) => one.checkVisibility())
  const home = found.find(({ id }) => id === 'task-heading') ?? found[0]
  if (home) home.tabIndex = -1
  return home
}
