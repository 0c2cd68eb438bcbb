/** Before the database tests: a server (its own unless TEST_DATABASE_URL names one), and one migrated database that every worker copies. */
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'

import { migrateDatabase } from '@/db/migrate'

import { startForTests } from './test-server'

declare module 'vitest' {
  export interface ProvidedContext {
    serverUrl: string
    templateName: string
  }
}

export default async function prepareTemplate(project: TestProject) {
  const own = process.env.TEST_DATABASE_URL ? null : await startForTests()
  const serverUrl = own?.url ?? process.env.TEST_DATABASE_URL ?? ''
  const templateName = `house_template_${process.pid}`
  await onServer(serverUrl, `create database ${templateName}`)
  await migrateDatabase(databaseUrl(serverUrl, templateName))
  project.provide('serverUrl', serverUrl)
  project.provide('templateName', templateName)
  return async () => {
    await onServer(serverUrl, `drop database if exists ${templateName} with (force)`)
    await own?.stop()
  }
}

/** One statement on the server's own database, outside any transaction. */
export async function onServer(serverUrl: string, statement: string) {
  const client = new Client({ connectionString: serverUrl })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

export function databaseUrl(serverUrl: string, name: string) {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}
