/**
 * Headings nobody foresaw, recognised by the words they are made of ("Persona de referencia de la entidad que deriva"). The last
 * resort after labels, translations and misspellings; such a field gives way to any better heading and is shown as a guess.
 */
import type { HtcdsFieldId } from '../fields.ts'
import { wordKeys } from '../fold.ts'

const REFERRAL = /orient|deriv|remis|remit|refer(?!ent)|canaliz|encaminh/
const OUT = /sortan|salien|saida|salida|outgoing|emis|emit/
const WHO =
  /intervenan|referent|referencia|travailleu|trabajador|profes+ion|gestor|responsa|persona|personne|worker|manager|contact/
const ORGANISATION = /organi|entidad|institu|structure|associ|agenc|service|servicio/
const RECEIVING = /destinat|recept|recib|receiv|accueil|destino|referred/
const SENDING = /orientant|remiten|deriv|refer(?!ent)|origen|origine|source|oriente/
const WHEN = /^date|^fecha|^data\b|^jour|^dia\b/
const WHY = /motif|motivo|raison|razon|reason|causa/
const DETAILS = /detail|detalle|precision|description|descripcion/
const HOW = /mode|modo|method|metod|moyen|medio|forma|means/
const WHERE = /lieu|lugar|place|location/
const KIND = /type|tipo|forme|forma|form\b|nature/
const STATE = /statut|status|estatus|estado|etat|situacion|situation|condicion/
const TRAFFICKING = /traite|trata|traffick|victim/
const CASE = /dossier|caso|expediente|case/
const PHONE = /tel|phone|fono/

/** A heading names the field when it has all the words of `all` and none of `not`; the first rule that fits decides. */
type Rule = { field: HtcdsFieldId; all: RegExp[]; not?: RegExp }

const RULES: ReadonlyArray<Rule> = [
  {
    field: 'vic_TraffickingStatusDecisionMakingOrg',
    all: [/decid|decis|determin/, /statut|status|estatus|estado|situacion|traite|trata|traffick/],
    not: WHEN,
  },
  { field: 'cas_ReasonForCaseClosure', all: [WHY, /clotur|cierre|clos|ferme/] },
  { field: 'cas_ReasonForOutgoingReferral', all: [WHY, REFERRAL, OUT] },
  { field: 'cas_ReasonForIncomingReferral', all: [WHY, REFERRAL] },
  { field: 'cas_OutgoingReferralDate', all: [WHEN, REFERRAL, OUT] },
  { field: 'cas_IncomingReferralDate', all: [WHEN, REFERRAL] },
  { field: 'cas_OutgoingReferralDetails', all: [DETAILS, REFERRAL, OUT] },
  { field: 'cas_IncomingReferralDetails', all: [DETAILS, REFERRAL] },
  { field: 'cas_ReferredPrimaryCaseWorker', all: [WHO, RECEIVING], not: /deriv|remit|orientant/ },
  { field: 'cas_ReferringPrimaryCaseWorker', all: [WHO, SENDING] },
  { field: 'cas_ReferredOrganisation', all: [ORGANISATION, RECEIVING], not: /deriv|remit|orientant/ },
  { field: 'cas_ReferringOrganisation', all: [ORGANISATION, SENDING] },
  { field: 'vic_TypeOfSexExploitation', all: [/expl/, /sex/] },
  { field: 'vic_LocationOfExploitation', all: [WHERE, /expl/] },
  { field: 'vic_LocationOfRecruitment', all: [WHERE, /recrut|reclut|captac|recruit/] },
  { field: 'vic_MethodOfRecruitment', all: [HOW, /recrut|reclut|captac|recruit/] },
  { field: 'vic_MethodsOfControl', all: [HOW, /control/] },
  { field: 'vic_ForcedLabourIndustry', all: [/secteur|sector|industr|rama/, /travail|trabajo|labou?r/] },
  { field: 'vic_TypeOfExploitation', all: [KIND, /expl/] },
  { field: 'vic_TraffickingStatus', all: [STATE, TRAFFICKING] },
  { field: 'prs_Birthdate', all: [WHEN, /naiss|nacim|nascim|birth/] },
  { field: 'cas_CaseOwner', all: [/responsa|titular|referent|gestor|owner|worker|manager/, CASE] },
  { field: 'cas_Status', all: [STATE, CASE] },
  { field: 'con_Consent', all: [/consent|consim/], not: WHEN },
  { field: 'prs_HomePhone', all: [PHONE, /fix|fijo|domicil|casa|home|maison|particular/] },
  { field: 'prs_MobilePhone', all: [PHONE, /portab|mobil|movil|celul|cell/] },
  { field: 'prs_MailingPostalCode', all: [/^cod/, /post/] },
  { field: 'prs_Email', all: [/mail|courriel|correo electr/] },
  { field: 'prs_Citizenship', all: [/nationalit|nacionalid|citoyen|ciudadan|citizen/] },
]

/** People beside the person herself: their birth dates and phones are not hers. */
const OTHERS =
  /enfant|hijo|hija|child|mere|madre|mother|pere|padre|father|conjoint|pareja|spouse|famil|urgence|emergenc/

/** The field a heading of at most ten words is about, or undefined. */
export const fieldOfParts = (text: string): HtcdsFieldId | undefined => {
  const words = wordKeys(text.replace(/['’]/g, ' '))
  const key = words.join(' ')
  if (words.length > 10 || OTHERS.test(key)) return undefined
  return RULES.find(({ all, not }) => all.every(part => part.test(key)) && !not?.test(key))?.field
}
