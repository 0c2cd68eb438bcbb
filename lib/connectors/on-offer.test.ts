import { expect, test } from 'vitest'

import { CHANNELS_ON_OFFER, isMadeBefore, OFFERS, type Offer } from './on-offer'

test('what a vendor makes for our address is not asked for before there is an address', () => {
  const asked = CHANNELS_ON_OFFER.filter((channel) => {
    const { vendorSecret }: Offer['gives'] = OFFERS[channel].gives
    return vendorSecret !== undefined && isMadeBefore(vendorSecret)
  })
  expect(asked).toEqual(['x', 'meta', 'google_business'])
})
