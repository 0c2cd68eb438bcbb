import createNextIntlPlugin from 'next-intl/plugin'

const withWords = createNextIntlPlugin('./lib/words/request.ts')

/** @type {import('next').NextConfig} */
const config = {
  // Tests build beside the pages of a house that runs.
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  // `npm run check` and `npm test` check the types; a newcomer's first build need not do it again.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  // Every answer begins with its title: streamed after the page, a reader is told of a page without a name.
  htmlLimitedBots: /.*/,
  reactStrictMode: true,
  images: { unoptimized: true },
  experimental: {
    // A photo may have ten megabytes; what is somewhat larger still reaches the sentence that refuses it.
    serverActions: { bodySizeLimit: '16mb' },
    // A page that cannot reach the house waits for it; without this it makes way for the browser's own page of errors.
    useOffline: true,
  },
  serverExternalPackages: ['pg', 'pg-boss', 'pino', 'sharp', 'eld'],
}

export default withWords(config)
