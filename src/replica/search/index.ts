export type {
  FieldKind,
  MatchReason,
  SearchDocument,
  SearchHit,
  SearchIndex,
  SearchMatch,
  SearchOptions,
  SearchResult,
  SnapshotResult,
} from './document.ts'
export { foldName, nameKey } from './fold.ts'
export { createSearchIndex } from './search-index.ts'
export { duplicateThreshold, nameSimilarity, ReadName } from './similarity.ts'
