/** The ten people of the demonstration, and how each of them looks. */
import type { Locale, Role } from '@/db/vocabulary'

import type { Face } from './draw-face'

export type DemonstrationHouse = 'hotel' | 'restaurant'

export type DemonstrationPerson = {
  name: string
  /** Their name at sign-in; nobody in the demonstration has an e-mail address or a password. */
  staffName: string
  locale: Locale
  houses: Partial<Record<DemonstrationHouse, { role: Role; teams: string[] }>>
  voice: { publicName: string; publicRole: string; isShown: boolean; handle?: string }
  face: Face
}

export const DEMONSTRATION_PEOPLE: readonly DemonstrationPerson[] = [
  {
    name: 'Helena Prado',
    staffName: 'helena',
    locale: 'en',
    houses: { hotel: { role: 'admin', teams: [] }, restaurant: { role: 'admin', teams: [] } },
    voice: { publicName: 'Helena', publicRole: 'keeps both houses', isShown: true },
    face: {
      skin: '#f3d2b8',
      hair: '#b9b2a6',
      cut: 'parted',
      cloth: '#33403a',
      wall: '#d6e3df',
      brow: '#5b5148',
      glasses: true,
    },
  },
  {
    name: 'Jonas Thaler',
    staffName: 'jonas',
    locale: 'en',
    houses: { hotel: { role: 'manager', teams: ['Front desk'] } },
    voice: {
      publicName: 'Jonas',
      publicRole: 'looks after the evening',
      isShown: true,
      handle: 'jonas_at_harbour',
    },
    face: {
      skin: '#e9b78f',
      hair: '#7a5230',
      cut: 'short',
      cloth: '#27476b',
      wall: '#e6e2cf',
      brow: '#4b2f1c',
    },
  },
  {
    name: 'Marta Oliveira',
    staffName: 'marta',
    locale: 'en',
    houses: { hotel: { role: 'staff', teams: ['Front desk'] } },
    voice: { publicName: 'Marta', publicRole: 'at the desk', isShown: true, handle: 'marta_harbour' },
    face: {
      skin: '#f0c7a4',
      hair: '#3b2a20',
      cut: 'bob',
      cloth: '#1f5a43',
      wall: '#dfeadb',
      brow: '#3a2519',
      earrings: true,
    },
  },
  {
    name: 'Inês Duarte',
    staffName: 'ines',
    locale: 'es',
    houses: { hotel: { role: 'staff', teams: ['Housekeeping'] } },
    voice: { publicName: 'Inês', publicRole: 'on your floor', isShown: false },
    face: {
      skin: '#e2ae86',
      hair: '#241a15',
      cut: 'braid',
      cloth: '#9c4a2f',
      wall: '#e0e6d2',
      brow: '#2b1a12',
    },
  },
  {
    name: 'Rui Costa',
    staffName: 'rui',
    locale: 'en',
    houses: { hotel: { role: 'staff', teams: ['Bar'] } },
    voice: { publicName: 'Rui', publicRole: 'behind the bar', isShown: true },
    face: {
      skin: '#d9a57c',
      hair: '#1f1a18',
      cut: 'short',
      cloth: '#5c3a60',
      wall: '#ebe3d9',
      brow: '#2a1b13',
      beard: true,
    },
  },
  {
    name: 'Sofia Almeida',
    staffName: 'sofia',
    locale: 'en',
    houses: { hotel: { role: 'staff', teams: ['Spa'] } },
    voice: { publicName: 'Sofia', publicRole: 'in the spa', isShown: true },
    face: {
      skin: '#f1cbb0',
      hair: '#a5552b',
      cut: 'long',
      cloth: '#2d6a6e',
      wall: '#e9dfcf',
      brow: '#6a3a1f',
    },
  },
  {
    name: 'Luz Ortega',
    staffName: 'luz',
    locale: 'es',
    houses: { restaurant: { role: 'staff', teams: ['Hosts'] } },
    voice: { publicName: 'Luz', publicRole: 'at the door', isShown: true, handle: 'luz_laterraza' },
    face: {
      skin: '#c98d63',
      hair: '#2a1c16',
      cut: 'bun',
      cloth: '#b98a2e',
      wall: '#e3e8d8',
      brow: '#2c1a11',
    },
  },
  {
    name: 'Amara Okafor',
    staffName: 'amara',
    locale: 'en',
    houses: { restaurant: { role: 'manager', teams: ['Hosts', 'Floor'] } },
    voice: { publicName: 'Amara', publicRole: 'runs the floor', isShown: true },
    face: {
      skin: '#8d5a3b',
      hair: '#1d1512',
      cut: 'curls',
      cloth: '#8a3b3b',
      wall: '#e8dccb',
      brow: '#20120c',
      earrings: true,
    },
  },
  {
    name: 'Diego Ramos',
    staffName: 'diego',
    locale: 'es',
    houses: { restaurant: { role: 'staff', teams: ['Bar'] } },
    voice: { publicName: 'Diego', publicRole: 'shakes the drinks', isShown: true },
    face: {
      skin: '#6f4530',
      hair: '#17110e',
      cut: 'bald',
      cloth: '#20573f',
      wall: '#dde6e8',
      brow: '#1a0f0a',
      beard: true,
    },
  },
  {
    name: 'Ben Adler',
    staffName: 'ben',
    locale: 'en',
    houses: { restaurant: { role: 'staff', teams: ['Floor'] } },
    voice: { publicName: 'Ben', publicRole: 'on the patio', isShown: false },
    face: {
      skin: '#f2cfae',
      hair: '#d2a24c',
      cut: 'curls',
      cloth: '#30456b',
      wall: '#ece5d3',
      brow: '#6b4a22',
      glasses: true,
    },
  },
]
