/** The words of the areas of casework, each from its own folder. */
import { joinMessages } from '#records'
import approvals from '../approvals/messages/fr.ts'
import conference from '../conference/messages/fr.ts'
import configuration from '../configuration/messages/fr.ts'
import consent from '../consent/messages/fr.ts'
import merge from '../merge/messages/fr.ts'
import moving from '../moving/messages/fr.ts'
import plan from '../plan/messages/fr.ts'
import print from '../print/messages/fr.ts'
import screening from '../screening/messages/fr.ts'
import services from '../services/messages/fr.ts'
import story from '../story/messages/fr.ts'
import supervision from '../supervision/messages/fr.ts'
import today from '../today/messages/fr.ts'
import translations from '../translations/messages/fr.ts'

export default joinMessages(
  approvals,
  consent,
  merge,
  moving,
  plan,
  services,
  conference,
  supervision,
  today,
  screening,
  configuration,
  story,
  print,
  translations,
)
