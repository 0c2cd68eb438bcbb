/** Where it is evening now: a story that takes place there meets no end of a day, a week or a season on its way. */

/** Six hours apart, and none of them changes its clocks. */
const ZONES = [
  { zone: 'Africa/Johannesburg', hoursAhead: 2 },
  { zone: 'America/Puerto_Rico', hoursAhead: -4 },
  { zone: 'Pacific/Honolulu', hoursAhead: -10 },
  { zone: 'Asia/Singapore', hoursAhead: 8 },
] as const

/** There it is three in the afternoon or later, and not nine yet. */
export function zoneOfEvening(now: Date) {
  const found = ZONES.find(({ hoursAhead }) => {
    const hour = (now.getUTCHours() + hoursAhead + 24) % 24
    return hour >= 15 && hour < 21
  })
  if (!found) throw new Error('It is evening nowhere.')
  return found.zone
}
