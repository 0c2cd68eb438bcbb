/**
 * SevenRooms, for partners: a list of what changed. How it signs is not public, so the secret stands in the address.
 * Facts: seen in integrations of others only, so every name may be off. Times are the venue's own clock.
 */
import { mappedChannel } from '../mapped'

export const sevenrooms = mappedChannel({
  name: 'sevenrooms',
  accepts: 200,
  eventAt: ['entity_type'],
  events: [
    {
      is: ['reservation'],
      rule: {
        kind: 'arrival',
        fields: {
          id: ['entity.id'],
          status: ['entity.status', 'entity.status_simple'],
          revisedAt: ['entity.updated'],
          authorId: ['entity.client_id'],
          name: ['entity.first_name+entity.last_name'],
          room: ['hotel_room'],
          spot: ['entity.table_numbers.0'],
          expectedAt: ['entity.date+entity.arrival_time'],
          arrivedAt: ['entity.seated_time', 'entity.arrived_time'],
          departsAt: ['entity.left_time'],
          partySize: ['entity.max_guests'],
        },
        statuses: {
          booked: 'expected',
          notconfirmed: 'expected',
          confirmed: 'expected',
          leftmessage: 'expected',
          late: 'expected',
          waitlist: null,
          partiallyarrived: 'in_house',
          arrived: 'in_house',
          partiallyseated: 'in_house',
          seated: 'in_house',
          complete: 'departed',
          completed: 'departed',
          left: 'departed',
          canceled: 'canceled',
          cancelled: 'canceled',
          noshow: 'no_show',
        },
      },
    },
  ],
})
