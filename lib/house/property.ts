/** What a house may say about itself: a zone that exists, a currency that exists, an hour at which the day ends. */

/** Business days end between midnight and eleven in the morning. */
export const ROLLING_HOURS = Array.from({ length: 12 }, (_, hour) => hour)

/** An IANA name as this machine knows it. Offsets such as "+02:00" are not names: they forget summer time. */
export function isZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** Every zone by name, for the field's list of suggestions. */
export const listZones = () => ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]

/** An ISO 4217 code in use, upper case. */
export const isCurrency = (code: string) => Intl.supportedValuesOf('currency').includes(code)

export const listCurrencies = () => Intl.supportedValuesOf('currency')

/** A house that nobody has named yet: its first admin is asked for the name first. */
export const isUnnamed = (property: { name: string }) => property.name === ''
