import { z } from 'zod'

/** Values for fields by name, so that a made-up request aims at a real object. */
export type Aim = Readonly<Record<string, unknown>>

type JsonSchema = z.core.JSONSchema.JSONSchema

/**
 * A request body or query that passes its schema: required fields only, the smallest value of each, except where `aim` names
 * the field. Throws for a schema it cannot read, so that a new shape in the protocol is noticed.
 */
export function sampleOf(schema: z.ZodType, aim: Aim): unknown {
  const sample = fill(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), aim)
  const parsed = schema.safeParse(sample)
  if (!parsed.success) throw new Error(`no sample: ${parsed.error.message}`)
  return sample
}

function fill(schema: JsonSchema | boolean, aim: Aim): unknown {
  if (typeof schema === 'boolean') return {}
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined) return schema.enum[0]
  const [first] = schema.anyOf ?? schema.oneOf ?? []
  if (first !== undefined) return fill(first, aim)
  if (schema.type === 'object') return fillObject(schema, aim)
  if (schema.type === 'array') return fillArray(schema, aim)
  if (schema.type === 'boolean') return false
  if (schema.type === 'integer' || schema.type === 'number') return Math.max(schema.minimum ?? 0, 0)
  if (schema.type === 'string') return text(schema)
  // What is coerced from a query text has no type on its way in.
  return schema.type === undefined ? '1' : null
}

function fillObject(schema: JsonSchema, aim: Aim): Record<string, unknown> {
  const filled: Record<string, unknown> = {}
  for (const name of schema.required ?? []) {
    const property = schema.properties?.[name]
    filled[name] = Object.hasOwn(aim, name) ? aim[name] : property === undefined ? {} : fill(property, aim)
  }
  return filled
}

function fillArray(schema: JsonSchema, aim: Aim): unknown[] {
  const item = schema.items
  if (item === undefined || Array.isArray(item)) return []
  return Array.from({ length: schema.minItems ?? 0 }, () => fill(item, aim))
}

function text({ pattern, minLength = 0 }: JsonSchema): string {
  if (pattern?.includes('[0-9a-f]{8}-')) return '0190a0a0-0000-7000-8000-000000000000'
  if (pattern?.includes('\\.[0-9]')) return '0.0'
  return 'A'.repeat(minLength)
}
