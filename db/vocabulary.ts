/** The closed word lists of the house. A word that is not here cannot be stored. */

export const ROLES = ['staff', 'manager', 'admin'] as const
export type Role = (typeof ROLES)[number]

export const OUTLET_KINDS = ['rooms', 'restaurant', 'bar', 'spa', 'desk'] as const
export type OutletKind = (typeof OUTLET_KINDS)[number]

/** Chooses the shape of the place tag: key fob, disc, square. */
export const SPOT_KINDS = ['room', 'table', 'other'] as const
export type SpotKind = (typeof SPOT_KINDS)[number]

/** How a connector proves who is calling. */
export const CHANNELS = [
  'standard_webhooks',
  'bearer',
  'x',
  'meta',
  'google_business',
  'foursquare',
  'mastodon',
  'bluesky',
  'mews',
  'mews_pos',
  'cloudbeds',
  'apaleo',
  'guesty',
  'hostaway',
  'cloud_events',
  'yelp',
  'trustpilot',
  'thefork',
  'sevenrooms',
  'square',
  'toast',
  'youscan',
] as const
export type ChannelName = (typeof CHANNELS)[number]

/** Where a handle lives. The same handle on two networks may be two people. */
export const NETWORKS = [
  'x',
  'instagram',
  'facebook',
  'threads',
  'mastodon',
  'bluesky',
  'foursquare',
  'google',
  'tripadvisor',
  'yelp',
  'trustpilot',
  'pms',
  'front_desk',
  'other',
] as const
export type Network = (typeof NETWORKS)[number]

export const DELIVERY_STATES = ['kept', 'taken', 'quarantined'] as const
export type DeliveryState = (typeof DELIVERY_STATES)[number]

export const SIGNAL_KINDS = ['mention', 'review', 'check_in', 'arrival', 'direct_message', 'noticed'] as const
export type SignalKind = (typeof SIGNAL_KINDS)[number]

export const SIGNAL_ACTIONS = ['created', 'updated', 'deleted'] as const
export type SignalAction = (typeof SIGNAL_ACTIONS)[number]

/** Whose words they are. Only a guest's own words may cause anything. */
export const SIGNAL_NATURES = ['guest', 'own_post', 'repost'] as const
export type SignalNature = (typeof SIGNAL_NATURES)[number]

export const STAY_STATUSES = ['expected', 'in_house', 'departed', 'canceled', 'no_show'] as const
export type StayStatus = (typeof STAY_STATUSES)[number]

export const VISIT_KINDS = ['stay', 'cover'] as const
export type VisitKind = (typeof VISIT_KINDS)[number]

export const MATCH_STATES = ['proposed', 'confirmed', 'declined'] as const
export type MatchState = (typeof MATCH_STATES)[number]

export const PREFERENCE_CERTAINTIES = ['said', 'seen', 'guessed'] as const
export type PreferenceCertainty = (typeof PREFERENCE_CERTAINTIES)[number]

export const CAUTION_KINDS = [
  'allergy',
  'no_alcohol',
  'grief',
  'no_surprises',
  'do_not_disturb',
  'opted_out',
  'other',
] as const
export type CautionKind = (typeof CAUTION_KINDS)[number]

export const PLAYBOOK_STATES = ['live', 'paused'] as const
export type PlaybookState = (typeof PLAYBOOK_STATES)[number]

export const TASK_KINDS = ['gesture', 'reply', 'call'] as const
export type TaskKind = (typeof TASK_KINDS)[number]

export const TASK_STATUSES = [
  'suggested',
  'waiting',
  'open',
  'claimed',
  'delivered',
  'could_not',
  'called_off',
  'missed',
] as const
export type TaskStatus = (typeof TASK_STATUSES)[number]

export const WAITING_FOR = ['answer', 'arrival', 'time'] as const
export type WaitingFor = (typeof WAITING_FOR)[number]

export const TASK_MOVES = [
  'make',
  'accept',
  'dismiss',
  'begin',
  'suggest',
  'take',
  'give',
  'hold',
  'release',
  'deliver',
  'could_not',
  'call_off',
  'miss',
  'undo',
  'amend',
] as const
export type TaskMove = (typeof TASK_MOVES)[number]

export const COULD_NOT_REASONS = [
  'guest_out',
  'do_not_disturb',
  'declined',
  'out_of_stock',
  'not_appropriate',
  'other',
] as const
export type CouldNotReason = (typeof COULD_NOT_REASONS)[number]

/** What a missed window may still become, by one tap. */
export const SECOND_CHANCES = ['next_visit', 'honest_word'] as const
export type SecondChance = (typeof SECOND_CHANCES)[number]

export const PROOF_KINDS = ['none', 'photo', 'scan', 'line'] as const
export type ProofKind = (typeof PROOF_KINDS)[number]

/** awaiting: a manager's yes. unsure: it may stand there, and a person is asked. */
export const REPLY_STATES = ['draft', 'awaiting', 'leaving', 'unsure', 'sent', 'recalled', 'stopped'] as const
export type ReplyState = (typeof REPLY_STATES)[number]

/** writing: asked for at the vendor, and not yet known to stand there. unsure: nobody can tell, and it is never written again. */
export const NOTE_STATES = ['due', 'writing', 'written', 'unsure', 'refused'] as const
export type NoteState = (typeof NOTE_STATES)[number]

export const REPLY_ROUTES = ['copied', 'outgoing_webhook', 'channel'] as const
export type ReplyRoute = (typeof REPLY_ROUTES)[number]

export const QUESTION_STATES = ['unasked', 'asked', 'host', 'answered', 'closed'] as const
export type QuestionState = (typeof QUESTION_STATES)[number]

export const SPEND_KINDS = ['spend', 'reversal'] as const
export type SpendKind = (typeof SPEND_KINDS)[number]

export const LOCALES = ['en', 'es'] as const
export type Locale = (typeof LOCALES)[number]

export const THEMES = ['system', 'day', 'night', 'shift'] as const
export type Theme = (typeof THEMES)[number]
