/** A list longer than a person sees: read on without losing one's place, narrowed, and grouped by place. */
import { sql } from 'drizzle-orm'

import { anOutlet, aTeam } from '@/lib/testing/furnish'

import { inMinutes, rowOf } from './floor'
import { expect, type House, test } from './house'

const TASKS = 230

/** One due every minute, named by its minute; every other one of the bar. */
async function aLongEvening({ db, propertyId }: House) {
  const [bar, hosts] = [
    await aTeam(db, propertyId, { name: 'Bar' }),
    await aTeam(db, propertyId, { name: 'Hosts' }),
  ]
  const [patio, spa] = [
    await anOutlet(db, propertyId, { name: 'Patio' }),
    await anOutlet(db, propertyId, { name: 'Spa' }),
  ]
  await db.execute(sql`
    insert into tasks (property_id, id, kind, status, act, cause_key, team_id, outlet_id, opened_at, due_at,
      window_ends_at, created_at, changed_at, currency)
    select ${propertyId}, gen_random_uuid(), 'gesture', 'open', 'Bring the bowl number ' || n || '.',
      gen_random_uuid()::text, case when n % 2 = 0 then ${bar.id}::uuid else ${hosts.id}::uuid end,
      case when n % 5 = 0 then ${spa.id}::uuid else ${patio.id}::uuid end, at, at + n * interval '1 minute',
      at + interval '20 hours', at, at, 'EUR'
    from generate_series(1, ${TASKS}::int) n, lateral (select ${inMinutes(30)}::timestamptz as at) one`)
  return { bar, patio }
}

test('a long list is read on to its end, live all the way, and nobody loses their place', async ({
  house,
  comesIn,
}) => {
  await aLongEvening(house)
  const page = await comesIn(house, await house.person('manager'))
  const rows = page.getByRole('region', { name: 'Tasks' }).getByRole('article')
  const more = page.getByRole('button', { name: 'Show more' })
  await page.getByRole('button', { name: /^Everyone/ }).click()
  await expect(rows).toHaveCount(100)

  await more.click()
  await expect(rows).toHaveCount(200)
  await expect(more, 'the focus stays where it was').toBeFocused()
  await more.press('Enter')
  await expect(rows).toHaveCount(TASKS)
  await expect(page.getByText('That is all of them.')).toBeFocused()

  await test.step('a change at the far end shows at once, and so does what comes in at the front', async () => {
    await page.mouse.move(0, 0)
    await house.makes({ act: 'A blanket for the window seat' })
    await expect(rowOf(page, 'A blanket for the window seat')).toBeVisible()
    await expect(rows).toHaveCount(TASKS + 1)
    await rowOf(page, 'number 229.')
      .getByRole('button', { name: /^Take it/ })
      .click()
    await expect(rowOf(page, 'number 229.')).toContainText('You')
    await expect(rowOf(page, 'number 229.'), 'at once with the initials of who took it').toContainText('MO')
  })

  await test.step('a task opens beside it, and Back finds all of it again', async () => {
    await rowOf(page, 'number 228.').getByRole('link').click()
    const detail = page.getByRole('article', { name: 'Bring the bowl number 228.' })
    await expect(detail).toBeVisible()
    await page.goBack()
    await expect(detail).toBeHidden()
    await expect(rowOf(page, 'number 228.')).toBeInViewport()
  })
})

test('a list is narrowed to a team as far as it goes, to an outlet, a kind; the device remembers it', async ({
  house,
  comesIn,
}) => {
  const { bar, patio } = await aLongEvening(house)
  const page = await comesIn(house, await house.person('manager'))
  const rows = page.getByRole('region', { name: 'Tasks' }).getByRole('article')
  const filter = (name: string) => page.getByRole('combobox', { name })
  await page.getByRole('button', { name: /^Everyone/ }).click()
  await page.getByText('Filter', { exact: true }).click()

  await filter('Team').selectOption(bar.name)
  await expect(rows).toHaveCount(100)
  await page.getByRole('button', { name: 'Show more' }).click()
  await expect(rows).toHaveCount(TASKS / 2)
  await filter('Where').selectOption(patio.name)
  await expect(rows).toHaveCount(92)
  await expect(page.getByText('92 open', { exact: true }), 'the title counts what the list has').toBeVisible()

  await page.reload()
  await expect(filter('Team')).toHaveValue(bar.id)
  await expect(rows).toHaveCount(92)
  await filter('What').selectOption('Replies')
  await expect(page.getByRole('heading', { name: 'Nothing here with this filter' })).toBeVisible()
  await page.getByRole('button', { name: 'Clear filter' }).click()
  await expect(rows).toHaveCount(100)

  await filter('Grouped by').selectOption('Place')
  await expect(page.getByRole('region', { name: 'Tasks' }).getByRole('heading', { level: 2 })).toHaveText([
    'Patio',
    'Spa',
  ])
})
