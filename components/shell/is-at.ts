/** Whether a path is that place, or a page inside it: `/inbox/done` is in the inbox, `/inboxes` is not. */
export const isAt = (path: string, place: `/${string}`) => path === place || path.startsWith(`${place}/`)
