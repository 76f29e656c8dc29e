/**
 * Column labels in French and Spanish, and as offices write them. `sure` labels name one field; `loose` ones count only when
 * no other column claims the field and no second column is written so.
 */
import type { HtcdsFieldId } from '../fields.ts'

type Labels = Partial<Record<HtcdsFieldId, string>>

export const SURE_LABELS: Labels = {
  cas_CaseOwner:
    'responsable du dossier|référent·e du dossier|travailleur social référent|intervenant référent|responsable del caso|responsable del expediente|titular del expediente|responsable du dossier d’accompagnement|gestor del caso|gestora del caso|titular del caso',
  prs_Salutation: 'civilité|formule d’appel|tratamiento|trato',
  prs_FirstName:
    'given name|given names|first names|forename|forenames|prénom|prénoms|prénom(s)|nombre de pila|primer nombre|nombres|nombre(s)|vorname',
  prs_MiddleName: 'deuxième prénom|second prénom|segundo nombre|middle names',
  prs_SecondName:
    'last name|surname|family name|lastname|last names|surnames|nom de famille|nom patronymique|apellido|apellidos|apellido(s)|nachname',
  con_Consent:
    'consentement|consentement éclairé|consentimiento|consentimiento informado|informed consent|consent given',
  prs_Birthdate:
    'date of birth|birth date|birthday|dob|d.o.b.|date de naissance|né(e) le|né le|née le|fecha de nacimiento|fecha nacimiento|f. nacimiento|geburtsdatum',
  prs_Gender: 'genre|género|gender identity|identité de genre|identidad de género',
  prs_Citizenship:
    'nationality|nationalities|citizenships|nationalité|nationalités|citoyenneté|nacionalidad|nacionalidades|ciudadanía|country of citizenship|pays de nationalité|país de nacionalidad',
  prs_IdentityNumber:
    'identity number|id number|passport number|document number|numéro d’identité|numéro de passeport|n° de passeport|número de identidad|número de documento|número de pasaporte|nº de documento|nº de pasaporte',
  prs_Title: 'job title|occupation|profession|métier|profesión|ocupación',
  prs_Email:
    'e-mail|email address|e-mail address|courriel|adresse électronique|adresse e-mail|adresse mail|adresse email|correo electrónico|correo|dirección de correo electrónico',
  prs_HomePhone:
    'landline|home telephone|telephone (home)|phone (home)|home tel|téléphone fixe|téléphone domicile|téléphone (domicile)|tél. fixe|teléfono fijo|teléfono de casa|teléfono particular|teléfono del domicilio',
  prs_MobilePhone:
    'mobile|cell phone|cellphone|mobile number|mobile telephone|phone (mobile)|téléphone portable|téléphone mobile|tél. portable|tél. mobile|teléfono móvil|teléfono celular|móvil|celular|tel. móvil',
  prs_MailingStreet:
    'street|street address|rue|rue (adresse postale)|adresse postale - rue|calle|calle (dirección postal)|dirección postal - calle|dirección (calle)',
  prs_MailingCity:
    'city|town|ville|ville (adresse postale)|adresse postale - ville|ciudad|localidad|ciudad (dirección postal)|dirección postal - ciudad|municipio',
  prs_MailingState:
    'state/province|région/province|état/province|province/région|état ou province|estado/provincia|estado o provincia|provincia/estado',
  prs_MailingPostalCode:
    'postal code|zip|zip code|postcode|post code|zip/postal code|code postal|cp|código postal|c.p.',
  prs_MailingCountry:
    'country|country of residence|pays|pays de résidence|pays (adresse postale)|adresse postale - pays|país|país de residencia|país (dirección postal)|dirección postal - país',
  prs_MaritalStatus: 'état civil|situation familiale|situation matrimoniale|estado civil',
  prs_NumberOfChildren: 'nombre d’enfants|nb d’enfants|número de hijos|número de hijos e hijas',
  prs_PrimaryLanguage:
    'main language|langue principale|langue maternelle|idioma principal|lengua materna|première langue|primera lengua',
  prs_SecondaryLanguage: 'second language|deuxième langue|segundo idioma|idioma secundario|segunda lengua',
  prs_HighestLevelOfEducation:
    'education level|level of education|niveau d’études|niveau d’éducation|niveau d’instruction|nivel educativo|nivel de estudios|nivel de estudios más alto|niveau d’études le plus élevé|nivel de educación',
  prs_Deceased: 'décédé|décédée|décédé(e)|fallecido|fallecida|fallecido/a',
  vic_TraffickingStatus:
    'status of trafficking|victim status|statut de traite|statut de la traite|statut au regard de la traite|statut de victime|situation au regard de la traite|situación de trata|situación respecto de la trata|estado de trata|estatus de trata|condición de víctima de trata|estado de la víctima',
  vic_TraffickingStatusDecisionMakingOrg:
    'trafficking status decision making organisation|status decided by|organisme ayant décidé du statut|organisation ayant décidé du statut|statut décidé par|organisme décideur du statut|organisation décidant du statut de traite|organización que decide la situación de trata|organización que determinó el estado|estado decidido por|organización decisora|organización que tomó la decisión sobre la situación de trata',
  vic_MethodOfRecruitment:
    'recruitment method|methods of recruitment|mode de recrutement|méthode de recrutement|moyen de recrutement|método de captación|método de reclutamiento|forma de captación|modo de captación',
  vic_LocationOfRecruitment:
    'recruitment location|place of recruitment|lieu de recrutement|lugar de captación|lugar de reclutamiento',
  vic_MethodsOfControl:
    'method of control|control methods|means of control|moyens de contrôle|méthodes de contrôle|moyen de contrôle|modes de contrôle|métodos de control|medios de control|método de control',
  vic_TypeOfExploitation:
    'exploitation type|types of exploitation|form of exploitation|type d’exploitation|types d’exploitation|forme d’exploitation|tipo de explotación|tipos de explotación|forma de explotación',
  vic_ForcedLabourIndustry:
    'forced labor industry|industry of forced labour|secteur du travail forcé|secteur de travail forcé|secteur d’activité du travail forcé|sector del trabajo forzoso|industria del trabajo forzoso|sector de trabajo forzoso',
  vic_TypeOfSexExploitation:
    'type of sexual exploitation|sexual exploitation type|type d’exploitation sexuelle|forme d’exploitation sexuelle|tipo de explotación sexual|forma de explotación sexual',
  vic_LocationOfExploitation: 'exploitation location|place of exploitation|lieu d’exploitation|lugar de explotación',
  vic_RelationshipToTrafficker: 'relation avec le trafiquant|lien avec le trafiquant|relación con el tratante',
  vic_AgeWhenTrafficked:
    'âge au moment de la traite|âge lors de la traite|edad al momento de la trata|edad en el momento de la trata',
  cas_Status:
    'case status|statut du dossier|statut|état du dossier|statut du dossier d’accompagnement|estado del expediente|situación del expediente|estado del caso|estado|situación del caso',
  cas_ReferringOrganisation:
    'referring organization|organisation orientante|organisme orienteur|organisme orientant|organización que deriva|organización derivante|organización remitente|entidad derivante|entidad que deriva|institución que deriva|institución derivante|entidad remitente|institución remitente',
  cas_IncomingReferralDate: 'date of incoming referral|date d’orientation entrante|fecha de derivación entrante',
  cas_ReferringPrimaryCaseWorker:
    'referring case worker|intervenant de l’organisation orientante|intervenante de l’organisation orientante|intervenant(e) de l’organisation orientante|référent de l’organisation orientante|intervenant orientant|responsable principal que deriva|persona de contacto que deriva|trabajador social que deriva|gestor del caso que deriva|profesional de referencia que deriva',
  cas_ReasonForIncomingReferral:
    'incoming referral reason|motif de l’orientation entrante|raison de l’orientation entrante|motivo de la derivación entrante',
  cas_IncomingReferralDetails:
    'details of incoming referral|détails de l’orientation entrante|précisions sur l’orientation entrante|detalles de la derivación entrante',
  cas_ReferredOrganisation:
    'referred organization|receiving organisation|organisation destinataire|organisme destinataire|organización receptora|organización a la que se deriva|organización de destino',
  cas_ReferredPrimaryCaseWorker:
    'referred case worker|receiving case worker|intervenant destinataire|intervenante destinataire|intervenant(e) destinataire|référent destinataire|responsable principal receptor|profesional de referencia receptor|trabajador social receptor|gestor del caso receptor',
  cas_ReasonForOutgoingReferral:
    'outgoing referral reason|motif de l’orientation sortante|raison de l’orientation sortante|motivo de la derivación saliente',
  cas_OutgoingReferralDate:
    'date of outgoing referral|date d’orientation sortante|date de l’orientation sortante|fecha de derivación saliente|fecha de la derivación saliente',
  cas_OutgoingReferralDetails:
    'details of outgoing referral|détails de l’orientation sortante|précisions sur l’orientation sortante|detalles de la derivación saliente',
  cas_ReasonForCaseClosure:
    'closure reason|reason for closure|reason of closure|motif de clôture|motif de clôture du dossier|motif de fermeture|raison de la clôture|motivo de cierre|motivo del cierre|motivo de cierre del caso|motivo de cierre del expediente|motivo del cierre del expediente|razón del cierre',
}

export const LOOSE_LABELS: Labels = {
  cas_CaseOwner: 'owner|worker|responsable|assigned to|staff|case worker|case manager|référent|référente|référent·e',
  prs_FirstName:
    'first|nombre|name|full name|nom complet|nom et prénom|prénom et nom|nombre completo|nombre y apellidos|names|nom prénom',
  prs_SecondName: 'last|nom|second name(s)',
  prs_Birthdate: 'born|naissance|nacimiento|ddn|fdn|age/dob',
  prs_Gender: 'sex|sexe|sexo',
  prs_Title: 'titre|título|puesto|job|work|travail|trabajo|fonction|cargo',
  prs_MobilePhone:
    'phone|phone number|telephone|tel|tél|téléphone|n° de téléphone|numéro de téléphone|teléfono|número de teléfono|contact number|whatsapp|cell|gsm|portable',
  prs_MailingStreet: 'address|mailing address|adresse|adresse postale|dirección|domicilio|dirección postal',
  prs_MailingState: 'departamento|département|department|state|province|region|région|provincia',
  prs_Citizenship: 'country of origin|pays d’origine|país de origen|origin|origine|origen',
  vic_TraffickingStatus: 'trafficking',
  cas_IncomingReferralDate:
    'date|fecha|date received|intake date|admission date|date d’accueil|date d’arrivée|date d’admission|date de signalement|fecha de ingreso|fecha de recepción|fecha de admisión|date entrée|date d’entrée|fecha de entrada|referral date|date of referral|date d’orientation|fecha de derivación',
  cas_ReferringOrganisation:
    'referral|organisation|organization|organización|referred by|referral source|referral organisation|orienté par|derivado por|remitido por|organisation d’origine',
  cas_IncomingReferralDetails:
    'details|détails|detalles|referral details|détails de l’orientation|detalles de la derivación',
  prs_Email: 'mail',
  prs_HomePhone: 'fixe',
  vic_MethodsOfControl: 'control',
  vic_MethodOfRecruitment: 'recruitment',
  vic_TypeOfExploitation: 'exploitation',
  vic_ForcedLabourIndustry: 'industry|sector|secteur d’activité|sector de actividad',
  prs_NumberOfChildren: 'children',
  prs_PrimaryLanguage: 'language|langue|idioma',
  prs_SecondaryLanguage: 'autre langue',
  cas_ReasonForIncomingReferral: 'reason for referral|motif d’orientation|motivo de derivación|motivo de la derivación',
  cas_ReferredOrganisation: 'referred to|orienté vers|derivado a|organisation d’accueil',
  vic_TraffickingStatusDecisionMakingOrg: 'status decision',
}
