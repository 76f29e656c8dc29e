import { fetchTransport, type Transport } from '#replica'
import type { TestServer } from '#server/testing.ts'

/** The connection of whoever runs the server's machine, with the token that lies in its data folder. */
export const operatorAt = ({ url, operatorToken }: TestServer): Transport =>
  fetchTransport(url, {
    cookies: 'own',
    fetch: (address, init) => {
      const headers = new Headers(init?.headers)
      headers.set('authorization', `Bearer ${operatorToken}`)
      return fetch(address, { ...init, headers })
    },
  })
