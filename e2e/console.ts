/** Listens to every page of a test: an error nobody expected fails it, a request to a stranger too. */
import type { BrowserContext, ConsoleMessage, Page, Request, WebError } from '@playwright/test'

/** `errors` grows until `stop`; empty at the end is what one wants. */
export function watchConsole(context: BrowserContext, expected: readonly string[]) {
  const errors: string[] = []
  const note = (page: Page | null, text: string) => {
    if (!expected.some((part) => text.includes(part))) errors.push(`${page?.url() ?? '?'}: ${text}`)
  }
  const onConsole = (message: ConsoleMessage) => {
    if (message.type() === 'error') note(message.page(), `${message.text()} ${message.location().url}`)
  }
  const onWebError = (error: WebError) => note(error.page(), error.error().message)
  const onRequest = (request: Request) => {
    const { hostname, protocol } = new URL(request.url())
    const ours = ['localhost', '127.0.0.1', '[::1]'].includes(hostname) || !protocol.startsWith('http')
    if (!ours) errors.push(`A request left the house: ${request.url()}`)
  }
  context.on('console', onConsole).on('weberror', onWebError).on('request', onRequest)
  const stop = () =>
    void context.off('console', onConsole).off('weberror', onWebError).off('request', onRequest)
  return { errors, stop }
}
