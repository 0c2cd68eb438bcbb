/** Listens to every page of a test: an error nobody expected fails it, a request to a stranger too. */
import type { BrowserContext, Page } from '@playwright/test'

/** Grows while the test runs; empty at the end is what one wants. */
export function watchConsole(context: BrowserContext, expected: readonly string[]): string[] {
  const errors: string[] = []
  const note = (page: Page | null, text: string) => {
    if (!expected.some((part) => text.includes(part))) errors.push(`${page?.url() ?? '?'}: ${text}`)
  }
  context.on('console', (message) => {
    if (message.type() === 'error') note(message.page(), `${message.text()} ${message.location().url}`)
  })
  context.on('weberror', (error) => note(error.page(), error.error().message))
  context.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url())
    const ours = ['localhost', '127.0.0.1', '[::1]'].includes(hostname) || !protocol.startsWith('http')
    if (!ours) errors.push(`A request left the house: ${request.url()}`)
  })
  return errors
}
