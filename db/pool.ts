/** The pool of this process. Pages, actions and programs import it; lib/ is handed what it needs. */
import { type OpenDatabase, openDatabase } from './client'

declare global {
  var openHouseDatabase: OpenDatabase | undefined
}

function open(): OpenDatabase {
  const url = process.env.DATABASE_URL
  if (!url) throw new Error('DATABASE_URL is not set: start the house with "npm start".')
  return openDatabase(url, {
    name: `on-the-house ${process.env.HOUSE_PROCESS ?? 'web'}`,
    max: 20,
    onError: (error) =>
      console.error(
        JSON.stringify({ level: 'warn', msg: 'a database connection was lost', error: error.message }),
      ),
  })
}

/** Kept on the process, because the server before Next and Next's own bundles must share one pool. */
export const openedDatabase = (): OpenDatabase => {
  globalThis.openHouseDatabase ??= open()
  return globalThis.openHouseDatabase
}

/** Call it where it is used, not at import: a build has no database. */
export const database = () => openedDatabase().db
