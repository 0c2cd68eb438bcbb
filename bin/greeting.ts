/** What start says once the house is open: where it is, what plain http cannot do there, and the ways in. */
import { networkInterfaces } from 'node:os'

export type WayIn = { name: string; role: string; property: string; url: string }

export type Opened = {
  publicUrl: string
  port: number
  host: string
  /** Null where the machine has no network. */
  networkAddress: string | null
  waysIn: readonly WayIn[]
}

const EVERYWHERE = ['0.0.0.0', '::']

export function greeting({ publicUrl, port, host, networkAddress, waysIn }: Opened): string {
  const network =
    networkAddress && EVERYWHERE.includes(host)
      ? [
          `On the local network: http://${networkAddress}:${port}`,
          '  Over plain http other devices get no camera in the page, no push messages and no work offline, and the',
          '  network can read along: set PUBLIC_URL to an https address in front of the house for that.',
        ]
      : []
  return ['', `The house is open: ${publicUrl}`, ...network, '', ...doors(waysIn), ''].join('\n')
}

function doors(waysIn: readonly WayIn[]): string[] {
  if (waysIn.length === 0)
    return ['Locked out? npm run sign-in-link -- <e-mail or staff name> makes a way in.']
  const longest = Math.max(...waysIn.map(({ name, role }) => `${name}, ${role}`.length))
  return [...new Set(waysIn.map(({ property }) => property))].flatMap((property) => [
    `${property}: ways in, each good for one tap within fifteen minutes`,
    ...waysIn
      .filter((way) => way.property === property)
      .map(({ name, role, url }) => `  ${`${name}, ${role}`.padEnd(longest)}  ${url}`),
  ])
}

/** The first address by which other devices may reach this machine; null without a network. */
export function findNetworkAddress(): string | null {
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
  return addresses.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? null
}
