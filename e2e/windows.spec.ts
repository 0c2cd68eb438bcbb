/** What tests rely on when they are handed a window. */
import { expect, test } from './house'
import { Windows } from './windows'

test('a window that is handed on is the same one, and brings nothing of its last test along', async ({
  house,
  browser,
  baseURL,
}) => {
  const windows = new Windows(browser, new Map(), baseURL ?? '', [])
  const page = await windows.openOne()
  const size = page.viewportSize()
  await house.signIn(page, await house.person('staff'))
  await page.goto('/inbox')
  await expect(page.getByRole('heading', { name: 'All quiet' })).toBeVisible()
  await page.evaluate(() => {
    localStorage.setItem('left', 'behind')
    sessionStorage.setItem('left', 'behind')
  })
  await page.setViewportSize({ width: 320, height: 500 })
  await page.route('**/people', (route) => route.abort())
  expect(await windows.close(), 'nobody complains of a window that is put back').toEqual([])

  const again = await windows.openOne()
  expect(again).toBe(page)
  expect(again.viewportSize()).toEqual(size)
  expect(await again.context().cookies()).toEqual([])
  await again.goto('/inbox')
  await expect(again, 'nobody is signed in').toHaveURL(/\/sign-in/)
  expect((await again.goto('/people'))?.status(), 'nothing stands in its way').toBe(200)
  expect(await again.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0)
  await again.context().close()
})
