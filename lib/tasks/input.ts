/** What forms about tasks share. */
import { z } from 'zod'

/** Ids of the cautions that stood on the page when a button was pressed. */
export const SeenCautions = z.array(z.uuid()).max(200)
