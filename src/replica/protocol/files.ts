/** Attachments in sealed chunks. */
import * as z from 'zod'
import { routes } from './route.ts'
import { id, ok } from './shapes.ts'

export const fileRoutes = routes({
  declareFile: {
    method: 'POST',
    path: '/api/files',
    audience: 'active',
    body: z.strictObject({
      file: id,
      root: id,
      chunks: z.number().int().min(1).max(16384),
      size: z.number().int().min(1),
    }),
    answer: z.strictObject({ received: z.array(z.number().int()) }),
  },
  fileState: {
    method: 'GET',
    path: '/api/files/:file',
    audience: 'active',
    answer: z.strictObject({
      root: id,
      chunks: z.number().int(),
      received: z.array(z.number().int()),
      complete: z.boolean(),
    }),
  },
  putChunk: { method: 'PUT', path: '/api/files/:file/chunks/:index', audience: 'active', raw: 'body', answer: ok },
  getChunk: {
    method: 'GET',
    path: '/api/files/:file/chunks/:index',
    audience: 'active',
    raw: 'answer',
    answer: z.unknown(),
  },
})
