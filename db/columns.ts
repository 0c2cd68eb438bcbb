/** Column shapes that every table shares, so that keys, instants and money look the same everywhere. */
import { customType, timestamp, uuid } from 'drizzle-orm/pg-core'

import { newId } from './id'

/** Milliseconds, as JavaScript has them: with microseconds a keyset cursor returned its own row. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' })

export const id = () => uuid('id').notNull().$defaultFn(newId)

export const bytes = customType<{ data: Buffer; driverData: Buffer }>({
  dataType: () => 'bytea',
})
