/**
 * Loaded first into every process that the house starts: when the parent is gone, however it went, this one
 * ends too, as if it had been asked to.
 */
const LEAVE_WITHIN_MS = process.env.HOUSE_PROCESS ? 12_000 : 60_000

if (process.send) {
  process.on('disconnect', () => {
    setTimeout(() => process.exit(1), LEAVE_WITHIN_MS).unref()
    process.kill(process.pid, 'SIGTERM')
  })
  process.on('message', (message) => {
    if (message === 'SIGINT' || message === 'SIGTERM' || message === 'SIGHUP')
      process.kill(process.pid, message)
  })
  // Listening alone must not keep a process that has nothing left to do.
  process.channel?.unref()
}
