export { type Authority, authorityFiles, makeAuthority } from './authority.ts'
export { type Certificate, currentCertificate } from './certificate.ts'
export { trustGuide } from './trust.ts'
