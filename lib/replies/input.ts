/** What the forms about replies may send. */
import { z } from 'zod'

import { lines, Tick } from '@/lib/house/form-values'

const Phrase = lines({ most: 200, longest: 80 })
export const PhrasesForm = z.object({ en: Phrase, es: Phrase })
export const YesForm = z.object({ repliesNeedYes: Tick })
