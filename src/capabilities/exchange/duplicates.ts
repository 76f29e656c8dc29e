import type { DuplicatePair, ImportedCase } from './types.ts'
export const findDuplicates = (_cases: ImportedCase[]): DuplicatePair[] => []
