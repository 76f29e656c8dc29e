/** The record kernel: the only door. Everything about a kind follows from its one declaration. */
export { COMPARTMENTS, type Compartment, isCompartment, PARTS, type Part } from './compartments.ts'
export { type Control, exportColumnsOf, type FormField, formOf, formsFor, listOf } from './describe.ts'
export { dataDictionary } from './dictionary.ts'
export { packDocument, unpackDocument } from './documents.ts'
export { type FactColumn, type FactsTable, factsTable, factsTableSql } from './facts-table.ts'
export {
  type AnyField,
  type Checked,
  code,
  count,
  country,
  day,
  decimal,
  dueDay,
  email,
  Field,
  type FieldCode,
  type FieldSpec,
  type FieldType,
  type FileRef,
  fileRef,
  instant,
  isPlainObject,
  language,
  list,
  longText,
  manyOf,
  map,
  month,
  oneOf,
  partialDay,
  phone,
  ref,
  teamRef,
  text,
  userRef,
  yesNo,
} from './fields.ts'
export {
  type AnyKind,
  type Catalogue,
  type CompartmentsOf,
  catalogue,
  type DocumentOf,
  type FactsOf,
  fieldsOf,
  type Kind,
  kind,
  listsOf,
  partOf,
  type Rule,
  type RuleRecord,
  type SealedOf,
  type ValuesOf,
  type Writers,
} from './kinds.ts'
export { type ValueList, valueList } from './lists.ts'
export { type Conflict, type Merged, mergeDocuments, sameValue } from './merge.ts'
export {
  checkOwn,
  type Labels,
  OWN_TYPES,
  type OwnField,
  type OwnType,
  type OwnValue,
  type OwnValues,
  ownKeyOf,
  ownLabel,
} from './own.ts'
export {
  flatMessages,
  joinMessages,
  LANGUAGES,
  type Language,
  type MessageTree,
  message,
  requiredKeys,
} from './translations.ts'
export {
  checkRules,
  isAbsent,
  type Problem,
  placeOf,
  type Validated,
  validateFacts,
  validateSealed,
} from './validate.ts'
