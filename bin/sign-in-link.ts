/**
 * `npm run sign-in-link -- <e-mail or staff name>`: the way back in without mail. With `--new-password` the tap
 * ends every other session of the person and asks for a new password.
 */
import { CannotStart } from '@/db/cannot-start'
import { openDatabase } from '@/db/client'
import { makeSignInLink } from '@/lib/people/make-sign-in-link'
import { findPersonByName } from '@/lib/people/sign-in-store'

import { command, upToDate } from './with-house'

const words = process.argv.slice(2)
const setsPassword = words.includes('--new-password')
const name = words.find((word) => !word.startsWith('--'))

await command(async ({ databaseUrl, publicUrl, isOpen }) => {
  if (!name) throw new CannotStart('Say who: npm run sign-in-link -- <e-mail or staff name>')
  if (!isOpen) await upToDate(databaseUrl)
  const open = openDatabase(databaseUrl, {
    name: 'on-the-house sign-in-link',
    max: 1,
    onError: () => undefined,
  })
  try {
    const person = await findPersonByName(open.db, name)
    if (!person) throw new CannotStart(`Nobody here has the e-mail address or staff name "${name}".`)
    const link = { personId: person.id, createdBy: null, setsPassword }
    const { path } = await makeSignInLink(open.db, link, new Date())
    console.log(`For ${person.name}, good for one tap within fifteen minutes:\n${publicUrl}${path}`)
    if (!isOpen) console.log('The house is closed: npm start opens it.')
  } finally {
    await open.close()
  }
})
