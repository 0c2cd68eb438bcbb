/** What runs behind the pages. */
const idle = setInterval(() => undefined, 60_000)

process.on('SIGTERM', () => clearInterval(idle))
process.send?.('ready')
