import { expect, test } from 'vitest'

import { portSentence } from './free-port'
import { greeting } from './greeting'

const opened = {
  publicUrl: 'http://localhost:3000',
  port: 3000,
  host: '0.0.0.0',
  networkAddress: '192.168.1.20',
  waysIn: [],
}

test('start says where the house is, also on the network, and what plain http cannot do there', () => {
  const said = greeting(opened)
  expect(said).toContain('The house is open: http://localhost:3000\n')
  expect(said).toContain('On the local network: http://192.168.1.20:3000\n')
  expect(said).toContain('Over plain http other devices get no camera')
})

test('a house that listens to this machine alone names no other address', () => {
  expect(greeting({ ...opened, host: '127.0.0.1' })).not.toContain('192.168.1.20')
})

test('every way in stands under its house, with name and role', () => {
  const waysIn = [
    { name: 'Inês', role: 'manager', property: 'The Harbour House', url: 'http://localhost:3000/a' },
    { name: 'Bo', role: 'staff', property: 'The Harbour House', url: 'http://localhost:3000/b' },
    { name: 'Luz', role: 'staff', property: 'La Terraza', url: 'http://localhost:3000/c' },
  ]
  expect(
    greeting({ ...opened, waysIn })
      .split('\n')
      .slice(-7),
  ).toEqual([
    '',
    'The Harbour House: ways in, each good for one tap within fifteen minutes',
    '  Inês, manager  http://localhost:3000/a',
    '  Bo, staff      http://localhost:3000/b',
    'La Terraza: ways in, each good for one tap within fifteen minutes',
    '  Luz, staff     http://localhost:3000/c',
    '',
  ])
})

test('a port that cannot be had is explained with what to do', () => {
  expect(portSentence('EADDRINUSE', 3000, '0.0.0.0')).toContain('choose another with PORT=3001')
  expect(portSentence('EACCES', 80, '0.0.0.0')).toContain('choose one above 1023')
  expect(portSentence('EADDRNOTAVAIL', 3000, '10.9.8.7')).toContain('HOST must be an address of this machine')
})
