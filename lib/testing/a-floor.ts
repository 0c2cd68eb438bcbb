/** A house with the three people that most stories about tasks need. */
import type { Database } from '@/db/client'

import { aMember, aProperty } from './furnish'

export async function aFloor(db: Database) {
  const { id: propertyId } = await aProperty(db)
  const marta = await aMember(db, propertyId, { name: 'Marta Oliveira' })
  const jonas = await aMember(db, propertyId, { name: 'Jonas Weber' })
  const helena = await aMember(db, propertyId, { name: 'Helena Duarte', role: 'manager' })
  return { propertyId, marta, jonas, helena }
}
