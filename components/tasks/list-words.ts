/** Which words of the area "inbox" the list needs in the browser, under `list`. */
export const LIST_WORDS = [
  'label',
  'you',
  'take',
  'takeFull',
  'open',
  'suggested',
  'gone',
  'new',
  'newOne',
  'newHint',
  'announceNew',
] as const

export type ListWords = Record<(typeof LIST_WORDS)[number] | 'undo', string>
