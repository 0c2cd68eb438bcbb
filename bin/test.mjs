/** `npm test`: installs what is missing, then hands over to the round of all tests on the project's own Node. */
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

import { handOver } from './hand-over.mjs'
import { installWhatIsMissing } from './install.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

if (await installWhatIsMissing(root)) handOver(root, 'bin/run-tests.ts', process.argv.slice(2))
else process.exitCode = 1
