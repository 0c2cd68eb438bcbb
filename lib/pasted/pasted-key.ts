/** What the key of every delivery begins with that a person pasted, so that it is told apart from what came by itself. */
export const PASTED = 'csv:'
