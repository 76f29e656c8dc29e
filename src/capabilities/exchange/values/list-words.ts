/**
 * List values in French and Spanish and as people write them. They are proposals: the value is taken and the person sees
 * what it was taken for. Words that only come near ("en cours", "ouvert", "BTP", "presumed victim") are not here on
 * purpose.
 */
import type { HtcdsFieldId } from '../fields.ts'
import { listKey } from '../fold.ts'

type Words = Record<string, string>

/** Everyday words, read without a question. */
const gender: Words = {
  Feminine:
    'female|woman|girl|f|w|fem|femme|féminin|fille|mujer|femenino|femenina|niña|feminino|weiblich|femminile|женский|жінка|أنثى',
  Masculine:
    'male|man|boy|m|h|masc|homme|masculin|garçon|hombre|masculino|niño|varón|männlich|maschile|мужской|чоловік|ذكر',
}
/** Said otherwise than in the list, and asked each time. */
const genderAsked: Words = {
  TransgenderFeminine:
    'trans woman|transgender woman|transwoman|femme trans|femme transgenre|mujer trans|mujer transgénero|trans feminine|transgenre féminin|transgénero femenino',
  TransgenderMasculine:
    'trans man|transgender man|transman|homme trans|homme transgenre|hombre trans|hombre transgénero|trans masculine|transgenre masculin|transgénero masculino',
  NonConforming:
    'gender non-conforming|non conforme|de genre non conforme|no conforme|género no conforme|non-binary|nonbinary|non binaire|no binario|no binaria|genderqueer',
  NonSpecifiedUnknown:
    'unknown|not specified|unspecified|non précisé|non spécifié|non précisé/inconnu|inconnu|no especificado|no especificado/desconocido|desconocido',
}

const recruitment: Words = {
  AtAPlaceOfBusiness:
    'dans un commerce|dans un lieu d’affaires|sur un lieu de commerce|en un negocio|en un lugar de negocios|en un establecimiento comercial',
  AtAnEducationalInstitution:
    'dans un établissement d’enseignement|dans un établissement scolaire|en una institución educativa|en un centro educativo|at school|à l’école|en la escuela',
  AtWork: 'au travail|sur le lieu de travail|en el trabajo',
  ThroughOnlineSocialNetworks:
    'par les réseaux sociaux en ligne|par les réseaux sociaux|via les réseaux sociaux|réseaux sociaux|a través de redes sociales en línea|por redes sociales|redes sociales|online social networks|social media|social networks',
  ThroughAnOnlineAdvertisement:
    'par une annonce en ligne|annonce en ligne|a través de un anuncio en línea|por un anuncio en línea|anuncio en línea|online advertisement|online advert|online ad',
  ThroughATelevisionAdvert:
    'par une publicité télévisée|par une annonce à la télévision|a través de un anuncio de televisión|por un anuncio de televisión|television advert|tv advert',
  ThroughANewspaperAdvert:
    'par une annonce dans un journal|par une petite annonce|a través de un anuncio en el periódico|por un anuncio de periódico|newspaper advert|newspaper ad',
  ThroughFamilyOrFamilyEvents:
    'par la famille ou un événement familial|par la famille ou des événements familiaux|par la famille|a través de la familia o eventos familiares|por la familia|through family|by family|family',
  ThroughFriendsOrSocialEvents:
    'par des amis ou un événement social|par des amis ou des événements sociaux|par des amis|a través de amigos o eventos sociales|por amigos|through friends|by friends|friends',
  Other: 'autre|autres|otro|otra|otros',
}

const control: Words = {
  PhysicalThreats: 'menaces physiques|menace physique|amenazas físicas',
  ThreatsLawEnforcement:
    'menaces de dénonciation aux autorités|menaces des forces de l’ordre|menaces de recourir aux forces de l’ordre|menaces de dénonciation à la police|amenazas con las autoridades|amenazas de denuncia a las autoridades|amenaza de denunciar a la policía',
  ThreatensChildrenFamily:
    'menaces contre les enfants/la famille|menaces envers les enfants ou la famille|menaces sur la famille|menaces contre la famille|amenazas a los hijos/la familia|amenazas a la familia|threats to family|threats against family',
  DebtBondage: 'servitude pour dettes|servitude pour dette|servidumbre por deudas',
  FalsePromises: 'fausses promesses|promesses mensongères|falsas promesas|promesas falsas',
  PhysicalAbuse:
    'violences physiques|violence physique|maltraitance physique|abus physiques|abuso físico|maltrato físico|violencia física|physical violence',
  SexualAbuse: 'violences sexuelles|violence sexuelle|abus sexuels|abuso sexual|violencia sexual|sexual violence',
  TakesEarnings:
    'confiscation des revenus|prise des revenus|confiscation du salaire|retiene los ingresos|confiscación de ingresos|apropiación de las ganancias',
  RestrictsFinancialAccess:
    'restriction de l’accès à l’argent|accès financier limité|restriction financière|restricción del acceso financiero|restringe el acceso al dinero|restringe el acceso financiero',
  RestrictsMedicalCare:
    'restriction des soins médicaux|accès aux soins limité|restricción de la atención médica|restringe la atención médica',
  WithholdsNecessities:
    'privation de biens essentiels|privation du nécessaire|privation des besoins essentiels|privación de necesidades básicas|retiene artículos de primera necesidad',
  PsychologicalAbuse:
    'violences psychologiques|violence psychologique|abus psychologiques|abuso psicológico|maltrato psicológico|violencia psicológica|emotional abuse',
  PsychoactiveSubstance:
    'substance psychoactive|substances psychoactives|drogue|sustancia psicoactiva|sustancias psicoactivas|drogas|drugs|psychoactive substances',
  ExcessiveWorkingHours:
    'horaires de travail excessifs|heures de travail excessives|jornadas laborales excesivas|horas de trabajo excesivas|long working hours',
  WithholdsDocuments:
    'confiscation des documents|confiscation des papiers|rétention des documents|retención de documentos|confiscación de documentos|document confiscation|passport confiscated',
  RestrictsMovement:
    'movement restricted|restriction of movement|liberté de mouvement restreinte|restriction de la liberté de mouvement|restricción de la libertad de movimiento|restringe el movimiento',
  Other: 'autre|autres|otro|otra|otros',
}

const exploitation: Words = {
  ForcedLabour: 'travail forcé|trabajo forzoso|trabajo forzado|trabajos forzados',
  SexualExploitation: 'exploitation sexuelle|explotación sexual',
  ChildLabour: 'travail des enfants|trabajo infantil',
  ForcedMarriage: 'mariage forcé|matrimonio forzado',
  Servitude: 'servitude|servidumbre',
  ForcedMilitaryByNonStateActors:
    'enrôlement militaire forcé (par des acteurs non étatiques)|enrôlement forcé|reclutamiento militar forzado (por actores no estatales)|reclutamiento forzado',
  OrganRemoval: 'prélèvement d’organes|trafic d’organes|extracción de órganos|extirpación de órganos',
  ForcedBegging: 'mendicité forcée|mendicidad forzada',
  ForcedAdoption: 'adoption forcée|adopción forzada',
  Surrogacy: 'gestation pour autrui|gpa|gestación subrogada|maternidad subrogada|vientre de alquiler',
  Other: 'autre|autres|otro|otra|otros',
}

const industry: Words = {
  A_AgricultureForestryAndFishing: 'agriculture, sylviculture et pêche|agricultura, ganadería, silvicultura y pesca',
  B_MiningAndQuarrying: 'activités extractives|industries extractives|explotación de minas y canteras',
  C_Manufacturing:
    'activités de fabrication|industrie manufacturière|industrias manufactureras|industria manufacturera',
  D_ElectricityGasSteamAndAirConditioningSupply:
    'production et distribution d’électricité, de gaz, de vapeur et climatisation|suministro de electricidad, gas, vapor y aire acondicionado',
  E_WaterSupplySewerageWasteManagement:
    'distribution d’eau; réseau d’assainissement; gestion des déchets et remise en état|suministro de agua; evacuación de aguas residuales, gestión de desechos y descontaminación',
  F_Construction: 'construction|construcción',
  G_WholesaleAndRetailTradeRepairOfMotorVehicles:
    'commerce de gros et de détail; réparations de véhicules automobiles et de motocycles|comercio al por mayor y al por menor; reparación de vehículos automotores y motocicletas',
  H_TransportationAndStorage: 'transport et entreposage|transports et entreposage|transporte y almacenamiento',
  I_AccommodationAndFoodServiceActivities:
    'activités d’hébergement et de restauration|hébergement et restauration|actividades de alojamiento y de servicio de comidas|alojamiento y servicios de comida',
  J_InformationAndCommunication: 'information et communication|información y comunicaciones',
  K_FinancialAndInsuranceActivities: 'activités financières et d’assurances|actividades financieras y de seguros',
  L_RealEstateActivities: 'activités immobilières|actividades inmobiliarias',
  M_ProfessionalScientificAndTechnicalActivities:
    'activités professionnelles, scientifiques et techniques|actividades profesionales, científicas y técnicas',
  N_AdministrativeAndSupportServiceActivities:
    'activités de services administratifs et d’appui|actividades de servicios administrativos y de apoyo',
  O_PublicAdministrationAndDefence:
    'administration publique et défense; sécurité sociale obligatoire|administración pública y defensa; planes de seguridad social de afiliación obligatoria',
  P_Education: 'éducation|enseignement|enseñanza|educación',
  Q_HumanHealthAndSocialWorkActivities:
    'santé et activités d’action sociale|santé humaine et action sociale|actividades de atención de la salud humana y de asistencia social',
  R_ArtsEntertainmentAndRecreation:
    'arts, spectacles et loisirs|actividades artísticas, de entretenimiento y recreativas',
  S_OtherServiceActivities: 'autres activités de services|otras actividades de servicios',
  T_ActivitiesOfHouseholdsAsEmployers:
    'activités des ménages privés employant du personnel domestique|activités des ménages en tant qu’employeurs; activités non différenciées de production de biens et de services des ménages pour usage propre|actividades de los hogares como empleadores; actividades no diferenciadas de los hogares como productores de bienes y servicios para uso propio|actividades de los hogares como empleadores|activities of households as employers',
  U_ActivitiesOfExtraterritorialOrganizations:
    'activités des organisations et organismes extraterritoriaux|actividades de organizaciones y órganos extraterritoriales',
}

const sexExploitation: Words = {
  Prostitution: 'prostitution|prostitución',
  Pornography: 'pornographie|pornografía',
  RemoteInteractiveServices: 'services interactifs à distance|servicios interactivos a distancia',
  PrivateSexualServices: 'services sexuels privés|servicios sexuales privados',
}

const caseStatus: Words = {
  Active: 'actif|active|activo|activa',
  FollowUp: 'suivi|en suivi|seguimiento|en seguimiento',
  Closed: 'clos|clôturé|clôturée|fermé|fermée|cerrado|cerrada',
  ClosedReferred:
    'clos - orienté|clôturé et orienté|clôturé - orienté|cerrado - derivado|cerrado y derivado|cerrado derivado',
}

const maritalStatus: Words = {
  Single: 'célibataire|soltero|soltera|soltero/a|unmarried|never married',
  Married: 'marié|mariée|marié(e)|casado|casada|casado/a',
  Widowed: 'veuf|veuve|veuf/veuve|viudo|viuda|viudo/a|widow|widower',
  Divorced: 'divorcé|divorcée|divorcé(e)|divorciado|divorciada|divorciado/a',
  Separated: 'séparé|séparée|séparé(e)|separado|separada|separado/a',
  RegisteredPartnership: 'pacsé|pacsée|pacs|partenariat enregistré|unión registrada|pareja de hecho|civil partnership',
}

const referralReason: Words = {
  AdditionalServicesRequired:
    'besoin de services supplémentaires|services supplémentaires nécessaires|services complémentaires requis|se requieren servicios adicionales|servicios adicionales requeridos',
  MigrationOrChangeOfLocation:
    'migration ou changement de lieu|migration ou déménagement|migración o cambio de ubicación|migración o cambio de lugar',
  Other: 'autre|autres|otro|otra|otros',
}

const traffickingStatus: Words = {
  PossibleVictimOfTrafficking:
    'victime potentielle de la traite|victime possible de traite|victime potentielle de traite|posible víctima de trata',
  ActualVictimOfTrafficking:
    'victime avérée de la traite|victime avérée de traite|victime de la traite|victime de traite|víctima de trata|víctima confirmada de trata|víctima real de trata',
  NotAVictimOfTrafficking:
    'non victime de la traite|non victime de traite|pas victime de traite|no es víctima de trata|no víctima de trata',
}

const decidingOrganisation: Words = {
  Police: 'police|policía',
  NGO: 'ong',
  CourtOrProsecution:
    'tribunal ou parquet|tribunal|parquet|tribunal o fiscalía|juzgado o fiscalía|fiscalía|court|prosecution',
  NonPoliceGovernmentalOrganization:
    'organisme public hors police|organisation gouvernementale non policière|organización gubernamental no policial|organismo gubernamental no policial|non-police governmental organisation',
  Other: 'autre|autres|otro|otra|otros',
}

const toKeys = (words: Words): ReadonlyMap<string, string> =>
  new Map(Object.entries(words).flatMap(([id, texts]) => texts.split('|').map(text => [listKey(text), id] as const)))

const WORDS: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  Object.entries({
    prs_Gender: gender,
    prs_MaritalStatus: maritalStatus,
    vic_MethodOfRecruitment: recruitment,
    vic_MethodsOfControl: control,
    vic_TypeOfExploitation: exploitation,
    vic_ForcedLabourIndustry: industry,
    vic_TypeOfSexExploitation: sexExploitation,
    cas_Status: caseStatus,
    cas_ReasonForIncomingReferral: referralReason,
    cas_ReasonForOutgoingReferral: referralReason,
    vic_TraffickingStatus: traffickingStatus,
    vic_TraffickingStatusDecisionMakingOrg: decidingOrganisation,
  }).map(([field, words]) => [field, toKeys(words)] as const),
)
const GENDER_ASKED = toKeys(genderAsked)
const NONE: ReadonlyMap<string, string> = new Map()

/** Other words for the values of a field's list, folded, to ids. */
export const listWords = (field: HtcdsFieldId): ReadonlyMap<string, string> => WORDS.get(field) ?? NONE

/** Everyday words for gender (Homme, F, mujer) are read without a question; these are asked. */
export const askedWords = (field: HtcdsFieldId): ReadonlyMap<string, string> =>
  field === 'prs_Gender' ? GENDER_ASKED : listWords(field)

/** Whether a gender column is written in Spanish (hombre, mujer; H and M without F), where "M" stands for a woman. */
export const mIsWoman = (texts: string[]): boolean => {
  const keys = new Set(texts.map(listKey))
  const spanish = keys.has('h') || keys.has('hombre') || keys.has('mujer')
  return spanish && !['f', 'masculino', 'masculine', 'male', 'masculin'].some(key => keys.has(key))
}
