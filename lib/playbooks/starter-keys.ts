/** The names of the starters, apart from what they say so that a form can offer them. */
export const STARTER_KEYS = [
  'where_are_you_sitting',
  'spa_before_arrival',
  'praise_of_the_bathroom',
  'low_review',
  'third_stay',
  'birthday',
] as const
export type StarterKey = (typeof STARTER_KEYS)[number]
