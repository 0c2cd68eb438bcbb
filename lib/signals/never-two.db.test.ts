import { expect, test } from 'vitest'

import { taskEvents, tasks } from '@/db/schema/tasks'
import { openSender } from '@/lib/jobs/boss'
import { cloneDatabase } from '@/lib/testing/db-test'
import { aConnector, aGesture, aPlaybook, aTeam, EVENING, minutesAfter } from '@/lib/testing/furnish'
import { aListeningHouse, arrives, everythingHeard, POST } from '@/lib/testing/hearing'

import { openKeeper } from './keep-delivery'
import { takeDeliveries } from './take-delivery'

test('one post, sent twenty times at once, by two channels, under new ids and again a month later, makes one task', async () => {
  const { db, pool, drop } = await cloneDatabase()
  const boss = await openSender(pool)
  try {
    const { swan, connector } = await aListeningHouse(db)
    const listening = await aConnector(db, swan.id, { name: 'Listening tool', network: 'other' })
    const gesture = await aGesture(db, swan.id)
    const team = await aTeam(db, swan.id)
    await aPlaybook(db, swan.id, {
      when: { kinds: ['mention'] },
      steps: [{ id: 'drink', kind: 'make_task', gestureId: gesture.id, teamId: team.id, dueInMinutes: 20 }],
      caps: {},
      actWithinMinutes: 60,
    })

    const { keep } = openKeeper(db, boss)
    const same = {
      propertyId: swan.id,
      connectorId: connector.id,
      contentType: '',
      receivedAt: EVENING,
      key: 'msg_1',
    }
    const body = Buffer.from(JSON.stringify(POST))
    const kept = await Promise.all(Array.from({ length: 20 }, () => keep({ ...same, body })))
    const keys = [
      ...kept.map(({ id }) => ({ propertyId: swan.id, deliveryId: id })),
      ...(await Promise.all(Array.from({ length: 5 }, () => arrives(db, connector, POST)))),
      await arrives(db, listening, { ...POST, id: 'mention-9' }),
    ]
    await Promise.all(keys.map((key) => takeDeliveries(db, [key], EVENING)))
    const month = minutesAfter(EVENING, 31 * 24 * 60)
    expect(await keep({ ...same, body, receivedAt: month })).toMatchObject({ isDuplicate: true })
    await takeDeliveries(db, [await arrives(db, connector, POST, { at: month })], month)

    expect(await everythingHeard(db)).toHaveLength(2)
    expect(await db.select().from(tasks)).toHaveLength(1)
    expect(await db.select().from(taskEvents)).toMatchObject([{ move: 'make' }])
  } finally {
    await boss.stop({ graceful: false })
    await drop()
  }
}, 60_000)
