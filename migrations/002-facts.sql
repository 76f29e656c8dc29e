-- Facts: one table per kind, one column per coded fact. Generated from the declarations of the kinds; do not edit.
-- node src/capabilities/write-generated.ts

create table fact_case (
  org_id uuid not null,
  id uuid not null,
  root_id uuid not null,
  version integer not null check (version > 0),
  "status" text check ("status" in ('Active', 'FollowUp', 'Closed', 'ClosedReferred')),
  "closure_reason" text check ("closure_reason" in ('goalsMet', 'personsRequest', 'transferred', 'returned', 'lostContact', 'death', 'formalClosing', 'notTrafficked', 'duplicate', 'other', 'notRecorded')),
  "opened_month" text check ("opened_month" ~ '^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])$'),
  "closed_month" text check ("closed_month" ~ '^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])$'),
  "stage" text check ("stage" in ('contact', 'identification', 'protection', 'returnOrStay', 'reintegration', 'followUp', 'closed')),
  "risk_level" text check ("risk_level" in ('high', 'medium', 'low')),
  "consent" boolean,
  "trafficking_status" text check ("trafficking_status" in ('PossibleVictimOfTrafficking', 'ActualVictimOfTrafficking', 'NotAVictimOfTrafficking')),
  "decided_by" text check ("decided_by" in ('Police', 'NGO', 'CourtOrProsecution', 'NonPoliceGovernmentalOrganization', 'Other', 'notRecorded')),
  "decided_month" text check ("decided_month" ~ '^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])$'),
  "decided_month_unknown" boolean,
  "gender_group" text check ("gender_group" in ('feminine', 'masculine', 'otherOrNotStated')),
  "age_band" text check ("age_band" in ('age0to8', 'age9to17', 'age18to20', 'age21to23', 'age24to26', 'age27to29', 'age30to38', 'age39to47', 'age48plus')),
  "citizenship_regions" text[] check ("citizenship_regions" <@ array['northernAfrica', 'easternAfrica', 'middleAfrica', 'southernAfrica', 'westernAfrica', 'caribbean', 'centralAmerica', 'southAmerica', 'northernAmerica', 'centralAsia', 'easternAsia', 'southEasternAsia', 'southernAsia', 'westernAsia', 'easternEurope', 'northernEurope', 'southernEurope', 'westernEurope', 'australiaAndNewZealand', 'melanesia', 'micronesia', 'polynesia', 'otherOrNone']::text[]),
  "relation_to_trafficker" text check ("relation_to_trafficker" in ('Familial', 'Acquainted', 'Unaquainted')),
  "recruitment" text[] check ("recruitment" <@ array['AtAPlaceOfBusiness', 'AtAnEducationalInstitution', 'AtWork', 'ThroughOnlineSocialNetworks', 'ThroughAnOnlineAdvertisement', 'ThroughATelevisionAdvert', 'ThroughANewspaperAdvert', 'ThroughFamilyOrFamilyEvents', 'ThroughFriendsOrSocialEvents', 'Other']::text[]),
  "recruitment_platforms" text[] check ("recruitment_platforms" <@ array['Facebook', 'Instagram', 'WhatsApp', 'Telegram', 'FacebookMessenger', 'Viber', 'SnapChat', 'Line', '4Sale', 'WeChat', 'QQ', 'QZone', 'TikTok', 'Twitter', 'Other']::text[]),
  "control" text[] check ("control" <@ array['PhysicalThreats', 'ThreatsLawEnforcement', 'ThreatensChildrenFamily', 'DebtBondage', 'FalsePromises', 'PhysicalAbuse', 'SexualAbuse', 'TakesEarnings', 'RestrictsFinancialAccess', 'RestrictsMedicalCare', 'WithholdsNecessities', 'PsychologicalAbuse', 'PsychoactiveSubstance', 'ExcessiveWorkingHours', 'WithholdsDocuments', 'Other', 'RestrictsMovement']::text[]),
  "exploitation" text[] check ("exploitation" <@ array['ForcedLabour', 'SexualExploitation', 'ChildLabour', 'ForcedMarriage', 'Servitude', 'ForcedMilitaryByNonStateActors', 'OrganRemoval', 'ForcedBegging', 'ForcedAdoption', 'Surrogacy', 'Other']::text[]),
  "industries" text[] check ("industries" <@ array['A_AgricultureForestryAndFishing', 'B_MiningAndQuarrying', 'C_Manufacturing', 'D_ElectricityGasSteamAndAirConditioningSupply', 'E_WaterSupplySewerageWasteManagement', 'F_Construction', 'G_WholesaleAndRetailTradeRepairOfMotorVehicles', 'H_TransportationAndStorage', 'I_AccommodationAndFoodServiceActivities', 'J_InformationAndCommunication', 'K_FinancialAndInsuranceActivities', 'L_RealEstateActivities', 'M_ProfessionalScientificAndTechnicalActivities', 'N_AdministrativeAndSupportServiceActivities', 'O_PublicAdministrationAndDefence', 'P_Education', 'Q_HumanHealthAndSocialWorkActivities', 'R_ArtsEntertainmentAndRecreation', 'S_OtherServiceActivities', 'T_ActivitiesOfHouseholdsAsEmployers', 'U_ActivitiesOfExtraterritorialOrganizations']::text[]),
  "sex_exploitation" text[] check ("sex_exploitation" <@ array['Prostitution', 'Pornography', 'RemoteInteractiveServices', 'PrivateSexualServices']::text[]),
  "exploitation_platforms" text[] check ("exploitation_platforms" <@ array['Facebook', 'Instagram', 'WhatsApp', 'Telegram', 'FacebookMessenger', 'Viber', 'SnapChat', 'Line', '4Sale', 'WeChat', 'QQ', 'QZone', 'TikTok', 'Twitter', 'Other']::text[]),
  "team" uuid,
  "case_worker" uuid,
  primary key (org_id, id)
);
create index fact_case_status on fact_case ("org_id", "status", id desc);
create index fact_case_stage on fact_case ("org_id", "stage", id desc);
create index fact_case_risk_level on fact_case ("org_id", "risk_level", id desc);
create index fact_case_case_worker on fact_case ("org_id", "case_worker", id desc);
create index fact_case_team_status on fact_case ("org_id", "team", "status", id desc);

create table fact_identification_decision (
  org_id uuid not null,
  id uuid not null,
  root_id uuid not null,
  version integer not null check (version > 0),
  "status" text not null check ("status" in ('PossibleVictimOfTrafficking', 'ActualVictimOfTrafficking', 'NotAVictimOfTrafficking')),
  "formal" boolean,
  "appeal" text check ("appeal" in ('notPossible', 'possible', 'lodged', 'upheld', 'dismissed')),
  "decided_by" text not null check ("decided_by" in ('Police', 'NGO', 'CourtOrProsecution', 'NonPoliceGovernmentalOrganization', 'Other', 'notRecorded')),
  "month" text check ("month" ~ '^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])$'),
  "month_unknown" boolean,
  primary key (org_id, id)
);
create index fact_identification_decision_root on fact_identification_decision ("org_id", "root_id");

create table fact_journey_step (
  org_id uuid not null,
  id uuid not null,
  root_id uuid not null,
  version integer not null check (version > 0),
  "stage" text not null check ("stage" in ('contact', 'identification', 'protection', 'returnOrStay', 'reintegration', 'followUp', 'closed')),
  "month" text check ("month" ~ '^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])$'),
  primary key (org_id, id)
);
create index fact_journey_step_root on fact_journey_step ("org_id", "root_id");

create table fact_risk_level (
  org_id uuid not null,
  id uuid not null,
  root_id uuid not null,
  version integer not null check (version > 0),
  "level" text not null check ("level" in ('high', 'medium', 'low')),
  "month" text check ("month" ~ '^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])$'),
  "taken_back" boolean,
  "raised" boolean,
  "told" uuid,
  primary key (org_id, id)
);
create index fact_risk_level_root on fact_risk_level ("org_id", "root_id");

create table fact_outside_recipient (
  org_id uuid not null,
  id uuid not null,
  root_id uuid not null,
  version integer not null check (version > 0),
  "type" text not null check ("type" in ('organisation', 'unAgency', 'family', 'professional', 'employer', 'media', 'other')),
  primary key (org_id, id)
);
create index fact_outside_recipient_root on fact_outside_recipient ("org_id", "root_id");

create table fact_consent_record (
  org_id uuid not null,
  id uuid not null,
  root_id uuid not null,
  version integer not null check (version > 0),
  "given" boolean not null,
  "state" text check ("state" in ('inForce', 'withdrawn')),
  "purposes" text[] check ("purposes" <@ array['interview', 'services', 'reporting', 'sharing', 'tracing', 'return', 'media']::text[]),
  "to" text check ("to" in ('team', 'authority', 'outside', 'herself', 'inside')),
  "team" uuid,
  "authority" text check ("authority" in ('police', 'prosecution', 'court', 'immigration', 'labourInspection', 'socialServices', 'childProtection', 'healthAuthority', 'consulate', 'other')),
  "outside" uuid,
  "compartments" text[] check ("compartments" <@ array['header', 'identity', 'location', 'narrative', 'health', 'legal', 'evidence']::text[]),
  "until" text check ("until" ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'),
  "how" text check ("how" in ('signed', 'paper', 'spoken')),
  "given_by" text check ("given_by" in ('individual', 'caregiver', 'other')),
  "child" boolean,
  "assent" boolean,
  "best_interests" boolean,
  "month" text check ("month" ~ '^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])$'),
  "month_unknown" boolean,
  "withdrawn_month" text check ("withdrawn_month" ~ '^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])$'),
  primary key (org_id, id)
);
create index fact_consent_record_root on fact_consent_record ("org_id", "root_id");
create index fact_consent_record_state_until on fact_consent_record ("org_id", "state", "until", id desc);

create table fact_disclosure (
  org_id uuid not null,
  id uuid not null,
  root_id uuid not null,
  version integer not null check (version > 0),
  "how" text not null check ("how" in ('share', 'export', 'print', 'referral', 'spoken')),
  "to" text check ("to" in ('team', 'authority', 'outside', 'herself', 'inside')),
  "team" uuid,
  "authority" text check ("authority" in ('police', 'prosecution', 'court', 'immigration', 'labourInspection', 'socialServices', 'childProtection', 'healthAuthority', 'consulate', 'other')),
  "outside" uuid,
  "purpose" text check ("purpose" in ('interview', 'services', 'reporting', 'sharing', 'tracing', 'return', 'media')),
  "compartments" text[] check ("compartments" <@ array['header', 'identity', 'location', 'narrative', 'health', 'legal', 'evidence']::text[]),
  "consent" uuid,
  "exception" uuid,
  "month" text check ("month" ~ '^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])$'),
  primary key (org_id, id)
);
create index fact_disclosure_root on fact_disclosure ("org_id", "root_id");

create table fact_lawful_exception (
  org_id uuid not null,
  id uuid not null,
  root_id uuid not null,
  version integer not null check (version > 0),
  "state" text not null check ("state" in ('inForce', 'withdrawn')),
  "basis" text not null check ("basis" in ('courtOrder', 'reportDuty', 'childProtection', 'dangerToLife', 'investigation', 'otherLaw')),
  "purposes" text[] check ("purposes" <@ array['interview', 'services', 'reporting', 'sharing', 'tracing', 'return', 'media']::text[]),
  "to" text check ("to" in ('team', 'authority', 'outside', 'herself', 'inside')),
  "team" uuid,
  "authority" text check ("authority" in ('police', 'prosecution', 'court', 'immigration', 'labourInspection', 'socialServices', 'childProtection', 'healthAuthority', 'consulate', 'other')),
  "outside" uuid,
  "compartments" text[] check ("compartments" <@ array['header', 'identity', 'location', 'narrative', 'health', 'legal', 'evidence']::text[]),
  "until" text check ("until" ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'),
  "tell" text not null check ("tell" in ('told', 'willTell', 'endangers')),
  "reconsider" text check ("reconsider" ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'),
  "month" text check ("month" ~ '^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])$'),
  primary key (org_id, id)
);
create index fact_lawful_exception_root on fact_lawful_exception ("org_id", "root_id");
create index fact_lawful_exception_reconsider on fact_lawful_exception ("org_id", "reconsider", id desc);

create table fact_exception_approval (
  org_id uuid not null,
  id uuid not null,
  root_id uuid not null,
  version integer not null check (version > 0),
  "exception" uuid not null,
  "answer" text not null check ("answer" in ('approved', 'declined')),
  "month" text check ("month" ~ '^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])$'),
  primary key (org_id, id)
);
create index fact_exception_approval_root on fact_exception_approval ("org_id", "root_id");

create table fact_rights_told (
  org_id uuid not null,
  id uuid not null,
  root_id uuid not null,
  version integer not null check (version > 0),
  "what" text not null check ("what" in ('rights', 'exception', 'withdrawal')),
  "how" text check ("how" in ('readAloud', 'readHerself', 'interpreter', 'printed')),
  "exception" uuid,
  "month" text check ("month" ~ '^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])$'),
  primary key (org_id, id)
);
create index fact_rights_told_root on fact_rights_told ("org_id", "root_id");

create table fact_note (
  org_id uuid not null,
  id uuid not null,
  root_id uuid not null,
  version integer not null check (version > 0),
  "type" text check ("type" in ('conversation', 'phoneCall', 'visit', 'meeting', 'incident', 'observation', 'comment')),
  "month" text check ("month" ~ '^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])$'),
  primary key (org_id, id)
);
create index fact_note_root on fact_note ("org_id", "root_id");

create table fact_task (
  org_id uuid not null,
  id uuid not null,
  root_id uuid not null,
  version integer not null check (version > 0),
  "status" text not null check ("status" in ('open', 'done', 'dropped')),
  "due" text check ("due" ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'),
  "assignee" uuid,
  "done_month" text check ("done_month" ~ '^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])$'),
  primary key (org_id, id)
);
create index fact_task_root on fact_task ("org_id", "root_id");
create index fact_task_status_due on fact_task ("org_id", "status", "due", id desc);
create index fact_task_assignee_status_due on fact_task ("org_id", "assignee", "status", "due", id desc);

create table fact_document (
  org_id uuid not null,
  id uuid not null,
  root_id uuid not null,
  version integer not null check (version > 0),
  "month" text check ("month" ~ '^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])$'),
  primary key (org_id, id)
);
create index fact_document_root on fact_document ("org_id", "root_id");

create table fact_referral (
  org_id uuid not null,
  id uuid not null,
  root_id uuid not null,
  version integer not null check (version > 0),
  "direction" text not null check ("direction" in ('incoming', 'outgoing')),
  "reason" text check ("reason" in ('AdditionalServicesRequired', 'MigrationOrChangeOfLocation', 'Other')),
  "month" text check ("month" ~ '^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])$'),
  primary key (org_id, id)
);
create index fact_referral_root on fact_referral ("org_id", "root_id");

create table fact_trafficking_event (
  org_id uuid not null,
  id uuid not null,
  root_id uuid not null,
  version integer not null check (version > 0),
  "type" text check ("type" in ('Recruitment', 'Transit', 'Exploitation')),
  primary key (org_id, id)
);
create index fact_trafficking_event_root on fact_trafficking_event ("org_id", "root_id");

create table fact_support_plan (
  org_id uuid not null,
  id uuid not null,
  root_id uuid not null,
  version integer not null check (version > 0),
  "type" text check ("type" in ('Education', 'Financial', 'Health', 'LabourExploitationRehabilitation', 'Legal', 'Livelihood', 'RightsBasedTraining', 'SexualExploitationRehabilitation', 'SocialCare')),
  "ended_month" text check ("ended_month" ~ '^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])$'),
  primary key (org_id, id)
);
create index fact_support_plan_root on fact_support_plan ("org_id", "root_id");

create table fact_approval (
  org_id uuid not null,
  id uuid not null,
  root_id uuid not null,
  version integer not null check (version > 0),
  "about" text not null check ("about" in ('plan', 'highRisk', 'closure', 'exception')),
  "record" uuid not null,
  "part" text not null check ("part" in ('facts', 'narrative', 'health', 'legal')),
  "record_version" integer not null check ("record_version" between 0 and 1000000),
  "asked_by" uuid not null,
  "outcome" text not null check ("outcome" in ('asked', 'approved', 'returned', 'withdrawn')),
  "answered_month" text check ("answered_month" ~ '^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])$'),
  primary key (org_id, id)
);
create index fact_approval_root on fact_approval ("org_id", "root_id");
create index fact_approval_outcome on fact_approval ("org_id", "outcome", id desc);

create table fact_plan (
  org_id uuid not null,
  id uuid not null,
  root_id uuid not null,
  version integer not null check (version > 0),
  "status" text not null check ("status" in ('draft', 'agreed', 'ended')),
  "month" text check ("month" ~ '^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])$'),
  "ended_month" text check ("ended_month" ~ '^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])$'),
  primary key (org_id, id)
);
create index fact_plan_root on fact_plan ("org_id", "root_id");

create table fact_goal (
  org_id uuid not null,
  id uuid not null,
  root_id uuid not null,
  version integer not null check (version > 0),
  "plan" uuid not null,
  "area" text check ("area" in ('safety', 'health', 'wellbeing', 'housing', 'legal', 'documents', 'money', 'work', 'education', 'children', 'family', 'language', 'return', 'other')),
  "status" text not null check ("status" in ('open', 'reached', 'letGo')),
  primary key (org_id, id)
);
create index fact_goal_root on fact_goal ("org_id", "root_id");

create table fact_goal_rating (
  org_id uuid not null,
  id uuid not null,
  root_id uuid not null,
  version integer not null check (version > 0),
  "goal" uuid not null,
  primary key (org_id, id)
);
create index fact_goal_rating_root on fact_goal_rating ("org_id", "root_id");

create table fact_plan_review (
  org_id uuid not null,
  id uuid not null,
  root_id uuid not null,
  version integer not null check (version > 0),
  "plan" uuid,
  "due" text not null check ("due" ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'),
  "status" text not null check ("status" in ('planned', 'held', 'missed')),
  "done_month" text check ("done_month" ~ '^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])$'),
  primary key (org_id, id)
);
create index fact_plan_review_root on fact_plan_review ("org_id", "root_id");
create index fact_plan_review_status_due on fact_plan_review ("org_id", "status", "due", id desc);

create table fact_service (
  org_id uuid not null,
  id uuid not null,
  root_id uuid not null,
  version integer not null check (version > 0),
  "type" text not null check ("type" in ('safeHouse', 'health', 'psychosocial', 'legal', 'livelihood', 'education', 'familyReunification', 'familyMediation', 'food', 'nonFoodItems', 'documents', 'socialCare', 'financial', 'rightsTraining', 'interpreting', 'transport', 'other')),
  "status" text not null check ("status" in ('asked', 'booked', 'happened', 'notHappened', 'cancelled')),
  "due" text check ("due" ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'),
  "worker" uuid,
  "why_not" text check ("why_not" in ('personDeclined', 'personAbsent', 'providerCancelled', 'noInterpreter', 'noTransport', 'notSafe', 'other')),
  "done_month" text check ("done_month" ~ '^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])$'),
  primary key (org_id, id)
);
create index fact_service_root on fact_service ("org_id", "root_id");
create index fact_service_status_due on fact_service ("org_id", "status", "due", id desc);
create index fact_service_worker_status_due on fact_service ("org_id", "worker", "status", "due", id desc);

create table fact_conference (
  org_id uuid not null,
  id uuid not null,
  root_id uuid not null,
  version integer not null check (version > 0),
  "month" text check ("month" ~ '^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])$'),
  primary key (org_id, id)
);
create index fact_conference_root on fact_conference ("org_id", "root_id");

create table fact_supervision_note (
  org_id uuid not null,
  id uuid not null,
  root_id uuid not null,
  version integer not null check (version > 0),
  "month" text check ("month" ~ '^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])$'),
  "worker" uuid,
  primary key (org_id, id)
);
create index fact_supervision_note_root on fact_supervision_note ("org_id", "root_id");

create table fact_first_contact (
  org_id uuid not null,
  id uuid not null,
  root_id uuid not null,
  version integer not null check (version > 0),
  "channel" text check ("channel" in ('police', 'operation', 'helpline', 'tradeUnion', 'migrantAssociation', 'community', 'consularOrBorder', 'healthWorker', 'familyOrFriend', 'herself', 'otherCase')),
  "month" text check ("month" ~ '^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])$'),
  primary key (org_id, id)
);
create index fact_first_contact_root on fact_first_contact ("org_id", "root_id");

create table fact_interview (
  org_id uuid not null,
  id uuid not null,
  root_id uuid not null,
  version integer not null check (version > 0),
  "state" text not null check ("state" in ('begun', 'paused', 'finished')),
  "month" text check ("month" ~ '^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])$'),
  primary key (org_id, id)
);
create index fact_interview_root on fact_interview ("org_id", "root_id");

create table fact_assessment (
  org_id uuid not null,
  id uuid not null,
  root_id uuid not null,
  version integer not null check (version > 0),
  "month" text check ("month" ~ '^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])$'),
  primary key (org_id, id)
);
create index fact_assessment_root on fact_assessment ("org_id", "root_id");

create table fact_suicide_check (
  org_id uuid not null,
  id uuid not null,
  root_id uuid not null,
  version integer not null check (version > 0),
  "month" text check ("month" ~ '^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])$'),
  primary key (org_id, id)
);
create index fact_suicide_check_root on fact_suicide_check ("org_id", "root_id");

create table fact_case_move (
  org_id uuid not null,
  id uuid not null,
  root_id uuid not null,
  version integer not null check (version > 0),
  "does" text not null check ("does" in ('transfer', 'cowork', 'cover', 'restrict', 'leave')),
  "from" uuid,
  "to" uuid,
  "person" uuid,
  "until" text check ("until" ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'),
  "month" text check ("month" ~ '^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])$'),
  "ended" text check ("ended" in ('renewed')),
  primary key (org_id, id)
);
create index fact_case_move_root on fact_case_move ("org_id", "root_id");

create table fact_closing (
  org_id uuid not null,
  id uuid not null,
  root_id uuid not null,
  version integer not null check (version > 0),
  "event" text not null check ("event" in ('closed', 'reopened')),
  "reasons" text[] check ("reasons" <@ array['goalsMet', 'personsRequest', 'transferred', 'returned', 'lostContact', 'death', 'formalClosing', 'notTrafficked', 'duplicate', 'other', 'notRecorded']::text[]),
  "opinion" text check ("opinion" in ('given', 'sealed', 'declined', 'notAsked')),
  "month" text check ("month" ~ '^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])$'),
  primary key (org_id, id)
);
create index fact_closing_root on fact_closing ("org_id", "root_id");

create table fact_colleague (
  org_id uuid not null,
  id uuid not null,
  root_id uuid not null,
  version integer not null check (version > 0),
  "user" uuid not null,
  primary key (org_id, id)
);

create table fact_team (
  org_id uuid not null,
  id uuid not null,
  root_id uuid not null,
  version integer not null check (version > 0),
  "team" uuid not null,
  primary key (org_id, id)
);
