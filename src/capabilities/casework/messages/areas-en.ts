/** The words of the areas of casework, each from its own folder. */
import { joinMessages } from '#records'
import approvals from '../approvals/messages/en.ts'
import conference from '../conference/messages/en.ts'
import configuration from '../configuration/messages/en.ts'
import consent from '../consent/messages/en.ts'
import merge from '../merge/messages/en.ts'
import moving from '../moving/messages/en.ts'
import plan from '../plan/messages/en.ts'
import print from '../print/messages/en.ts'
import screening from '../screening/messages/en.ts'
import services from '../services/messages/en.ts'
import story from '../story/messages/en.ts'
import supervision from '../supervision/messages/en.ts'
import today from '../today/messages/en.ts'
import translations from '../translations/messages/en.ts'

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
