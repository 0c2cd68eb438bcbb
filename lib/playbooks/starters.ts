/** Six playbooks to start from. What they give, where and by whom is the house's own; the rest can be edited. */
import { z } from 'zod'

import type { PlaybookRules } from './rules'
import type { StarterKey } from './starter-keys'

const Id = z.uuid()
const Team = z.uuid().nullish()

/** The things a form must ask for are those without which `fill` answers null. */
export type Starter = {
  needs: string[]
  /** Waits for a person's yes before a task is anybody's. */
  suggests: boolean
  fill: (choice: object) => PlaybookRules | null
}

function starter<Needed extends z.ZodRawShape>(
  needed: Needed,
  { suggests }: { suggests: boolean },
  rules: (chosen: z.output<z.ZodObject<Needed & typeof TEAMS>>) => PlaybookRules,
): Starter {
  const schema = z.object({ ...needed, ...TEAMS })
  return {
    needs: Object.keys(needed),
    suggests,
    fill: (choice) => {
      const chosen = schema.safeParse(choice)
      return chosen.success ? rules(chosen.data) : null
    },
  }
}

const TEAMS = { teamId: Team, replyTeamId: Team }
const LEAVE_ALONE = ['grief', 'no_surprises', 'do_not_disturb'] as const
const HOUR = 60
const DAY = 24 * HOUR

export const STARTERS: Record<StarterKey, Starter> = {
  /** The restaurant evening: thank them, ask where they sit, bring drinks to that table. */
  where_are_you_sitting: starter(
    { outletId: Id, gestureId: Id },
    { suggests: false },
    ({ outletId, gestureId, teamId, replyTeamId }) => ({
      when: { kinds: ['check_in'], outletIds: [outletId], withoutCautions: [...LEAVE_ALONE] },
      steps: [
        {
          id: 'ask',
          kind: 'ask',
          teamId: replyTeamId,
          dueInMinutes: 10,
          startingPoints: [
            { language: 'en', words: 'Thank you for coming in tonight, ___. Where are you sitting?' },
            { language: 'es', words: 'Gracias por venir esta noche, ___. ¿En qué mesa están?' },
          ],
          answerWithinMinutes: 10,
          makes: { id: 'drinks', kind: 'make_task', gestureId, teamId, dueInMinutes: 15 },
        },
      ],
      caps: { cooldownDays: 7, perDay: 30 },
      actWithinMinutes: 45,
    }),
  ),

  /** The hotel evening, before it: somebody looks forward to the spa and is not here yet. */
  spa_before_arrival: starter(
    { gestureId: Id },
    { suggests: false },
    ({ gestureId, teamId, replyTeamId }) => ({
      when: {
        kinds: ['mention', 'direct_message'],
        anyOf: ['spa', 'massage', 'massages', 'sauna', 'steam room', 'masaje', 'masajes', 'balneario'],
        presence: 'not_here',
        withoutCautions: [...LEAVE_ALONE],
      },
      steps: [
        {
          id: 'offer',
          kind: 'suggest_reply',
          teamId: replyTeamId,
          dueInMinutes: HOUR,
          startingPoints: [
            { language: 'en', words: 'Our spa will be glad to see you. Shall I reserve ___ for you?' },
            { language: 'es', words: 'En el spa le esperamos con gusto. ¿Le reservo ___?' },
          ],
        },
        { id: 'note', kind: 'on_arrival', gestureId, teamId, beforeMinutes: 30 },
      ],
      caps: { cooldownDays: 30 },
      actWithinMinutes: DAY,
    }),
  ),

  /** The hotel evening, in the room: bath salts for who loves the bath, and a second note with them. */
  praise_of_the_bathroom: starter(
    { gestureId: Id, secondGestureId: Id },
    { suggests: false },
    ({ gestureId, secondGestureId, teamId }) => ({
      when: {
        kinds: ['mention', 'direct_message', 'review'],
        anyOf: [
          ...['bathroom', 'bathtub', 'bath', 'tub', 'rain shower'],
          ...['baño', 'cuarto de baño', 'bañera', 'tina', 'ducha'],
        ],
        noneOf: [
          ...['dirty', 'broken', 'leak', 'leaking', 'clogged', 'mold', 'smell', 'smells', 'disgusting'],
          ...['no hot water', 'cold water', 'sucio', 'sucia', 'roto', 'rota', 'moho', 'huele', 'asco'],
          ...['agua fría', 'sin agua caliente'],
        ],
        presence: 'here',
        withoutCautions: [...LEAVE_ALONE],
      },
      steps: [
        { id: 'bath-salts', kind: 'make_task', gestureId, teamId, dueInMinutes: 45 },
        { id: 'note', kind: 'make_task', gestureId: secondGestureId, teamId, dueInMinutes: 45 },
      ],
      caps: { cooldownDays: 3 },
      actWithinMinutes: 12 * HOUR,
    }),
  ),

  /** Something went wrong: somebody calls, and then somebody writes. */
  low_review: starter({}, { suggests: false }, ({ teamId, replyTeamId }) => ({
    when: { kinds: ['review'], rating: { max: 2 } },
    steps: [
      { id: 'call', kind: 'call', teamId, dueInMinutes: 2 * HOUR },
      {
        id: 'answer',
        kind: 'suggest_reply',
        teamId: replyTeamId,
        dueInMinutes: DAY,
        startingPoints: [
          { language: 'en', words: 'I am sorry that ___. I would like to put it right.' },
          { language: 'es', words: 'Lamento que ___. Me gustaría remediarlo.' },
        ],
      },
    ],
    caps: {},
    actWithinMinutes: 3 * DAY,
  })),

  third_stay: starter({ gestureId: Id }, { suggests: false }, ({ gestureId, teamId }) => ({
    when: {
      kinds: ['arrival'],
      visitNumber: { min: 3, max: 3 },
      withoutCautions: [...LEAVE_ALONE],
    },
    steps: [{ id: 'welcome', kind: 'on_arrival', gestureId, teamId, beforeMinutes: 30 }],
    caps: {},
    actWithinMinutes: 14 * DAY,
  })),

  /** A word may also be somebody else's birthday, so a person says yes first. */
  birthday: starter({ gestureId: Id }, { suggests: true }, ({ gestureId, teamId, replyTeamId }) => ({
    when: {
      kinds: ['mention', 'check_in', 'direct_message', 'noticed'],
      anyOf: ['birthday', 'bday', 'cumpleaños', 'cumple', 'cumpleañera', 'cumpleañero', '🎂'],
      presence: 'here',
      withoutCautions: [...LEAVE_ALONE],
    },
    steps: [
      { id: 'gift', kind: 'make_task', gestureId, teamId, dueInMinutes: 20 },
      {
        id: 'wish',
        kind: 'suggest_reply',
        teamId: replyTeamId,
        dueInMinutes: 2 * HOUR,
        startingPoints: [
          { language: 'en', words: 'Happy birthday, ___. We are glad that you are spending it here.' },
          { language: 'es', words: 'Feliz cumpleaños, ___. Qué bien que lo pase con nosotros.' },
        ],
      },
    ],
    caps: { cooldownDays: 30 },
    actWithinMinutes: 6 * HOUR,
  })),
}
