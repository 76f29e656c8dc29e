/**
 * The vault: how things are sealed and who can open them (security.md sections 3, 4 and 5.6; bytes in docs/formats.md).
 * Pure functions: no DOM, network, clock or database. This file is the only door.
 */

export { aeadOpen, aeadSeal, importAead, NONCE } from './aead.ts'
export { type LogEntry, leafBytes, readLeaf } from './audit.ts'
export { BLIND_INDEX_TYPES, type BlindIndexType, blindIndex } from './blind-index.ts'
export {
  type Bytes,
  compareBytes,
  concat,
  equalBytes,
  fromB64,
  fromHex,
  fromUtf8,
  ownBytes,
  randomBytes,
  toB64,
  toHex,
  utf8,
} from './bytes.ts'
export {
  CASE_ACTS,
  CASE_DECISIONS,
  type CaseAct,
  type CaseActDoes,
  type CaseDecisionHow,
  caseActMessage,
  caseDecisionMessage,
  checkCaseAct,
  checkCaseDecision,
  signCaseAct,
  signCaseDecision,
} from './case-acts.ts'
export {
  type CaseGrant,
  type CaseGrantContext,
  type CaseRecipient,
  openCaseGrant,
  sealCaseGrant,
} from './case-grants.ts'
export {
  CompartmentKeys,
  compartmentKey,
  newCaseKey,
  type OpenedWrap,
  openWrap,
  openWraps,
  teamWrapKey,
  type WrapContext,
  type WrapToOpen,
  wrapCase,
} from './cases.ts'
export { decodeCbor, encodeCbor, tryDecodeCbor } from './cbor.ts'
export {
  type Checkpoint,
  formatCheckpoint,
  type NoteSignature,
  noteKeyId,
  noteVerifierKey,
  type ParsedCheckpoint,
  parseCheckpoint,
  signCheckpoint,
  verifyCheckpoint,
} from './checkpoints.ts'
export { COMPARTMENTS, type Compartment, compartmentsOf, type Scope, scopeOf } from './compartments.ts'
export { hkdf, hmac, sha256, sha256Now } from './digest.ts'
export {
  type Action,
  type Directory,
  type DirectoryMember,
  type DirectoryTeam,
  type DirectoryUser,
  heldAt,
  holdersOf,
  inboxAt,
  mayAct,
  mayAt,
  type Right,
  signingKeyAt,
  survivesLoss,
} from './directory.ts'
export {
  CHUNK_OVERHEAD,
  chunkCount,
  FILE_CHUNK,
  fileCipher,
  newFileKey,
  openChunk,
  openFile,
  sealChunk,
  sealFile,
} from './files.ts'
export {
  type FileId,
  fileId,
  idBytes,
  isUuid,
  madeAt,
  type OrgId,
  orgId,
  type RecordId,
  type RootId,
  recordId,
  rootId,
  type TeamId,
  teamId,
  type UserId,
  userId,
  uuidOf,
  uuidv7,
} from './ids.ts'
export {
  checkInviteMac,
  createInvitation,
  type Invitation,
  type InviteClaim,
  invitationFragment,
  inviteMac,
  parseInvitation,
} from './invitations.ts'
export { checkKdf, type KdfParams, type KdfRefusal, newKdfParams, sameKdf } from './kdf.ts'
export {
  checkLetter,
  LETTER_PURPOSES,
  type Letter,
  type LetterContext,
  type LetterPurpose,
  openLetter,
  sealLetter,
} from './letters.ts'
export {
  consistencyProof,
  inclusionProof,
  LogTree,
  leafHash,
  rootOf,
  verifyConsistency,
  verifyInclusion,
} from './log-tree.ts'
export { type LpPart, lp, readLp } from './lp.ts'
export {
  asSealed,
  isSealedSize,
  type ObjectContext,
  type ObjectRefusal,
  type ObjectToOpen,
  type OpenedObject,
  openObject,
  openObjects,
  type Sealed,
  sealedHeader,
  sealObject,
} from './objects.ts'
export { bucketSize, isBucketSize } from './padding.ts'
export {
  checkPassphrase,
  generatePassphrase,
  normalisePassphrase,
  type PassphraseRefusal,
  stretch,
} from './passphrase.ts'
export {
  combineShares,
  type EscrowedTeam,
  escrow,
  escrowTeamSecret,
  isRecoveryRecipient,
  newRecoveryIdentity,
  openEscrow,
  openEscrowedTeam,
  type PrintedShare,
  parseRecoverySheet,
  parseRootSheet,
  parseShare,
  type RecoveryIdentity,
  recipientOf,
  recoverySheet,
  rootSheet,
  type SharesRefusal,
  splitIdentity,
} from './recovery.ts'
export {
  type CodeRefusal,
  codeAuth,
  codeKek,
  newRecoveryCode,
  readRecoveryCode,
  recoveryCodeKek,
} from './recovery-code.ts'
export { foresee, type ReplayCode, type Replayed, replay } from './replay.ts'
export { maySign } from './rights.ts'
export type { SheetRefusal } from './sheets.ts'
export { type KeyPair, keyPairOf, type PrivateKey, sign, verify } from './signing.ts'
export {
  deviceKek,
  openSlot,
  PASSKEY_PRF_SALT,
  passkeyAuth,
  passkeyKek,
  SLOT_TYPES,
  type Slot,
  type SlotOwner,
  type SlotParams,
  type SlotType,
  sealSlot,
} from './slots.ts'
export {
  buildStatement,
  type DirectoryHead,
  DUTIES,
  type Duty,
  decodeBody,
  EMPTY_DIRECTORY,
  encodeBody,
  isOrgName,
  isStatementType,
  ORG_NAME_MAX,
  ROTATION_REASONS,
  type RotationReason,
  rootFingerprintOf,
  type Signer,
  STATEMENT_TYPES,
  type Statement,
  type StatementBody,
  type StatementType,
  signStatement,
  statementHash,
  statementMessage,
  TEAM_PURPOSES,
  TEAM_ROLES,
  type TeamPolicy,
  type TeamPurpose,
  type TeamRole,
  type Unsigned,
} from './statements.ts'
export {
  checkGrant,
  type Grant,
  type GrantContext,
  type GrantRefusal,
  newTeamSecret,
  openGrant,
  openHistory,
  sealGrant,
  sealHistory,
  type TeamEpoch,
  teamInbox,
  teamInboxKey,
} from './teams.ts'
export {
  type BundleOwner,
  createUserKeys,
  type NewUserKeys,
  openUserKeys,
  rewrapUserKeys,
  type UserKeys,
  wrapUserKeys,
} from './user-keys.ts'
export {
  CHAINS,
  type Chain,
  canonicalFacts,
  caseHead,
  decodeVr,
  encodeVr,
  factsHash,
  type HeadContext,
  type HeadEntry,
  type SignedVr,
  signHead,
  signVr,
  VERSION_OPS,
  type VersionOp,
  type VersionRecord,
  verifyHead,
  verifyVr,
  vrHash,
  ZERO_HASH,
} from './versions.ts'
export { sixWords, WORD_LANGUAGES, type WordLanguage } from './words.ts'
