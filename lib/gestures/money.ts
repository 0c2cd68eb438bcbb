/** Money as people type it and as the house keeps it: whole minor units of one currency, never a float. */

/** Fits the column, and no gesture of a house costs more. */
const LARGEST_MINOR = 1_000_000_000

/** How many digits the currency has after the point, by ISO 4217: two for EUR, none for JPY, three for KWD. */
export const minorDigits = (currency: string) =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2

/**
 * "2.50", "2,50", "€ 2.5" or "3" in minor units of the currency; null for anything else. A point and a comma
 * both start the decimals, so thousands are written without a mark: "1,250" is refused in EUR, not guessed.
 */
export function parseMoney(text: string, currency: string): number | null {
  const bare = text.normalize('NFKC').replace(new RegExp(`\\p{Sc}|${currency}|\\s`, 'giu'), '')
  const [, whole, decimals = ''] = /^(\d{1,10})(?:[.,](\d+))?$/.exec(bare) ?? []
  const digits = minorDigits(currency)
  if (whole === undefined || decimals.length > digits) return null
  const minor = Number(whole + decimals.padEnd(digits, '0'))
  return minor <= LARGEST_MINOR ? minor : null
}

/** What stands in the field when the form is opened again; parseMoney reads it back to the same amount. */
export function moneyToType(minor: number, currency: string): string {
  const digits = minorDigits(currency)
  if (digits === 0) return String(minor)
  const padded = String(minor).padStart(digits + 1, '0')
  return `${padded.slice(0, -digits)}.${padded.slice(-digits)}`
}

/** For reading: "€2.50", "12 €", "¥300", in the reader's language. A house has one currency: "$" says which. */
export const moneyInWords = (minor: number, currency: string, locale: string) =>
  new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).format(
    minor / 10 ** minorDigits(currency),
  )
