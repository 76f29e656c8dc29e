import { fetchTransport, type Transport } from '#replica'
import type { TestServer } from '#server/testing.ts'

/** The connection of whoever runs the server's machine. */
export const operatorAt = ({ url }: TestServer): Transport => fetchTransport(url, { cookies: 'own' })
