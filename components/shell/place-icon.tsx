/** The drawing beside each place's word. */
import {
  BookOpen,
  ChartNoAxesColumn,
  ConciergeBell,
  Gift,
  Hand,
  Megaphone,
  Plug,
  Settings,
  UserRound,
  Users,
  UsersRound,
} from 'lucide-react'

const ICONS = {
  inbox: ConciergeBell,
  mine: Hand,
  guests: UserRound,
  signals: Megaphone,
  report: ChartNoAxesColumn,
  playbooks: BookOpen,
  gestures: Gift,
  connectors: Plug,
  staff: Users,
  settings: Settings,
  me: UsersRound,
} as const

export type PlaceKey = keyof typeof ICONS

export function PlaceIcon({ place }: { place: PlaceKey }) {
  const Icon = ICONS[place]
  return <Icon aria-hidden size={20} strokeWidth={1.75} className="shrink-0" />
}
