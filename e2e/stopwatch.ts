/** Measures in the browser itself, so that the time a test needs to look is not counted. All in milliseconds. */
import { type Locator, type Page, test } from '@playwright/test'

/** When these words stand on the page, by the machine's clock. Ask before they do; the page is not to be loaded anew. */
export async function whenShown(page: Page, words: string): Promise<() => Promise<number>> {
  const watch = await page.evaluateHandle((words) => {
    const shown = new Promise<number>((tell) => {
      const look = () => {
        // biome-ignore lint/performance/useDomNodeTextContent: what is seen, not the data that Next keeps in the page.
        if (!document.body.innerText.includes(words)) return
        watching.disconnect()
        tell(Date.now())
      }
      const watching = new MutationObserver(look)
      watching.observe(document.body, { subtree: true, childList: true, characterData: true })
      look()
    })
    return { shown }
  }, words)
  return () => watch.evaluate(({ shown }) => shown)
}

/** When the next click on this page happens, by the machine's clock. */
export async function whenTapped(page: Page): Promise<() => Promise<number>> {
  const watch = await page.evaluateHandle(() => ({
    tapped: new Promise<number>((tell) => {
      const options = { capture: true, once: true }
      document.addEventListener('click', () => tell(Date.now()), options)
    }),
  }))
  return () => watch.evaluate(({ tapped }) => tapped)
}

/** From the tap to the first frame painted with these words in `inside`, or with a box ticked there. */
export async function tapToPaint(tap: Locator, inside: Locator, words: string | 'ticked'): Promise<number> {
  const watch = await inside.evaluateHandle((host, words) => {
    const painted = new Promise<number>((tell) => {
      document.addEventListener(
        'click',
        ({ timeStamp }) => {
          const look = () => {
            const isThere =
              words === 'ticked' ? host.querySelector(':checked') !== null : host.textContent.includes(words)
            requestAnimationFrame(() => (isThere ? tell(performance.now() - timeStamp) : look()))
          }
          look()
        },
        { capture: true, once: true },
      )
    })
    return { painted }
  }, words)
  await tap.click()
  return watch.evaluate(({ painted }) => painted)
}

/** The value that `share` of them do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return Math.round(sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN)
}

/** Puts figures where whoever runs the tests sees them, and into the report of the run. */
export function tellFigures(type: string, values: readonly number[]) {
  const at = (share: number) => `${percentile(values, share)} ms`
  const description = `median ${at(0.5)}, p95 ${at(0.95)}, longest ${at(1)} of ${values.length}`
  test.info().annotations.push({ type, description })
  console.log(`${type}: ${description}`)
}
