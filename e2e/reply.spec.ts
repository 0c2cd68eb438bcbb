/** Words to a guest: written from a starting point, sent with ten seconds to think; and the host's tap on a table. */
import { askHost } from '@/lib/questions/ask-host'
import { askQuestion, startQuestion } from '@/lib/questions/ask-question'
import { lockQuestion } from '@/lib/questions/store'
import { aGesture, aGuest, anOutlet, aPlaybook, aSignal, aSpot, aTask, aVisit } from '@/lib/testing/furnish'

import { inMinutes } from './floor'
import { expect, type House, test } from './house'

/** A mention that a playbook wants answered. */
async function aReplyTask(house: House) {
  const { db, propertyId } = house
  const guest = await aGuest(db, propertyId, { name: 'Ana Lindqvist' })
  const signal = await aSignal(db, propertyId, {
    text: 'Looking forward to the spa @theswan',
    guestId: guest.id,
    occurredAt: inMinutes(-10),
    revisedAt: inMinutes(-10),
    receivedAt: inMinutes(-10),
  })
  const playbook = await aPlaybook(db, propertyId, {
    when: { kinds: ['mention'] },
    steps: [
      {
        id: 'answer',
        kind: 'suggest_reply',
        dueInMinutes: 30,
        startingPoints: [{ language: 'en', words: 'Shall we keep ___ free for you?' }],
      },
    ],
    caps: {},
    actWithinMinutes: 60,
  })
  return aTask(db, propertyId, {
    kind: 'reply',
    act: '',
    signalId: signal.id,
    guestId: guest.id,
    playbookId: playbook.id,
    playbookVersion: 1,
    step: 'answer',
    createdAt: inMinutes(-5),
    openedAt: inMinutes(-5),
    changedAt: inMinutes(-5),
    dueAt: inMinutes(20),
    windowEndsAt: inMinutes(90),
  })
}

test('a reply wants its gap filled, is copied and posted by a person, and can be taken back for ten seconds', async ({
  house,
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const task = await aReplyTask(house)
  await house.signIn(page, await house.person('staff'))
  await page.goto(`/inbox/${task.id}`)

  await expect(page.getByText('Everyone can see this')).toBeVisible()
  await page.getByRole('button', { name: /Shall we keep ___ free/ }).click()
  const words = page.getByRole('textbox', { name: 'Your reply' })
  await expect(words).toBeFocused()
  await page.getByRole('button', { name: 'I posted it' }).press('Enter')
  await expect(page.getByText('Fill the gap marked ___ first.').first()).toBeVisible()

  await words.fill('Shall we keep the pool free for you?')
  await expect(page.getByText('227 left'), 'the name under the words counts').toBeVisible()
  await page.getByRole('button', { name: 'Copy the words' }).click()
  await expect(page.getByText('Copied. Paste them there')).toBeVisible()
  await page.getByRole('button', { name: 'I posted it' }).click()
  await expect(page.getByText(/Leaving in \d+ s/)).toBeVisible()
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click()
  await expect(words).toHaveValue('Shall we keep the pool free for you?')
})

test('what is private stops a reply, and what sells is asked about and may leave with a reason', async ({
  house,
  page,
}) => {
  const task = await aReplyTask(house)
  await house.signIn(page, await house.person('staff'))
  await page.goto(`/inbox/${task.id}`)
  const words = page.getByRole('textbox', { name: 'Your reply' })
  const guards = page.getByRole('region', { name: 'Before it leaves' })
  const reason = page.getByRole('textbox', { name: 'Why it may leave all the same' })

  await words.fill('We left the salts in room 412 #TheSwan')
  await expect(guards).toContainText('“room 412” tells everyone where somebody sleeps')
  await expect(reason, 'nobody overrules what is private').toHaveCount(0)
  await page.getByRole('button', { name: 'I posted it' }).press('Enter')
  await expect(words).toBeFocused()

  await words.fill('The salts are for you #TheSwan')
  await expect(guards).toContainText('“#TheSwan” A hashtag looks for an audience')
  await page.getByRole('button', { name: 'I posted it' }).press('Enter')
  await expect(reason).toBeFocused()
  await reason.fill('She asked for it')
  await page.getByRole('button', { name: 'I posted it' }).click()
  await expect(page.getByText(/Leaving in \d+ s/)).toBeVisible()
  await expect(page.getByText('It left although this was asked: a hashtag.')).toBeVisible()
})

test('another person’s draft is shown and not overwritten', async ({ house, page, windows }) => {
  const task = await aReplyTask(house)
  await house.signIn(page, await house.person('staff', { name: 'Marta Oliveira' }))
  await page.goto(`/inbox/${task.id}`)
  await page.getByRole('textbox', { name: 'Your reply' }).fill('We are glad')
  await page.waitForResponse((response) => response.request().method() === 'POST')

  const other = await windows.openOne()
  await house.signIn(other, await house.person('staff', { name: 'Jonas Thaler' }))
  await other.goto(`/inbox/${task.id}`)
  await expect(other.getByText('Marta Oliveira is writing this one:')).toBeVisible()
  await expect(other.getByRole('textbox', { name: 'Your reply' })).toHaveCount(0)
  await other.getByRole('button', { name: 'Take over' }).click()
  await expect(other.getByRole('textbox', { name: 'Your reply' })).toHaveValue('We are glad')
})

test('the host taps the table beside the guest’s own words', async ({ house, page }) => {
  const { db, propertyId } = house
  const now = new Date()
  const outlet = await anOutlet(db, propertyId, { name: 'Patio' })
  const spots = await Promise.all(
    ['7', '12', '14'].map((label) => aSpot(db, propertyId, { outletId: outlet.id, label })),
  )
  const gesture = await aGesture(db, propertyId)
  const guest = await aGuest(db, propertyId, { handle: 'carla' })
  const visit = await aVisit(db, propertyId, {
    guestIds: [guest.id],
    outletId: outlet.id,
    startsAt: inMinutes(-10),
    endsAt: inMinutes(80),
  })
  const about = { propertyId, guestId: guest.id, visitId: visit.id, outletId: outlet.id }
  const times = { dueAt: inMinutes(20), windowEndsAt: inMinutes(80) }
  const call = await db.transaction(async (tx) => {
    const asked = await askQuestion(
      tx,
      {
        propertyId,
        visitId: visit.id,
        answerWithinMinutes: 5,
        reply: { ...about, ...times, kind: 'reply', status: 'open', causeKey: `${visit.id} reply` },
        waiting: {
          ...about,
          ...times,
          kind: 'gesture',
          status: 'waiting',
          causeKey: `${visit.id} drinks`,
          gestureId: gesture.id,
          count: 4,
        },
      },
      now,
    )
    if (!asked) throw new Error('nothing was asked')
    await startQuestion(tx, asked.question, now)
    const answer = await aSignal(tx, propertyId, { text: 'near the big plant', guestId: guest.id })
    const key = { propertyId, questionId: asked.question.id }
    const question = await lockQuestion(tx, key)
    const candidates = {
      answerSignalId: answer.id,
      candidateSpotIds: spots.slice(1, 2).map(({ id }) => id),
      count: null,
    }
    return question && askHost(tx, question, candidates, now)
  })
  await house.signIn(page, await house.person('staff'))
  await page.goto(`/inbox/${call?.id}`)

  await expect(page.getByText('“near the big plant”', { exact: true })).toBeVisible()
  await expect(page.getByLabel('How many are they?')).toHaveValue('4')
  await page.getByRole('group', { name: 'They may mean' }).getByRole('button', { name: '12' }).click()
  await expect(page.getByText('Told, table 12')).toBeVisible()

  await page.goto('/inbox')
  await expect(page.getByRole('article').filter({ hasText: 'Four signature drinks' })).toContainText('12')
})
