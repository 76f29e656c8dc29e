/** The words of the areas of casework, each from its own folder. */
import { joinMessages } from '#records'
import approvals from '../approvals/messages/es.ts'
import conference from '../conference/messages/es.ts'
import configuration from '../configuration/messages/es.ts'
import consent from '../consent/messages/es.ts'
import merge from '../merge/messages/es.ts'
import moving from '../moving/messages/es.ts'
import plan from '../plan/messages/es.ts'
import print from '../print/messages/es.ts'
import screening from '../screening/messages/es.ts'
import services from '../services/messages/es.ts'
import story from '../story/messages/es.ts'
import supervision from '../supervision/messages/es.ts'
import today from '../today/messages/es.ts'
import translations from '../translations/messages/es.ts'

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
