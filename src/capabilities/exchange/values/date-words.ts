/** Words that stand in date cells: months, ages, "about", "unknown", in the languages offices write them. */
import { listKey } from '../fold.ts'

const MONTHS: ReadonlyArray<string> = [
  'january jan janvier janv enero ene janeiro januar jänner gennaio gen ianuarie ian январь января янв січень січня يناير ژانویه',
  'february feb février févr fév febrero fevereiro fev februar febbraio febr februarie февраль февраля фев лютий лютого فبراير فوریه',
  'march mar mars marzo março märz mrz martie март марта березень березня مارس',
  'april apr avril avr abril abr aprile aprilie апрель апреля апр квітень квітня أبريل ابريل آوریل',
  'may mai mayo maio maggio mag май мая травень травня مايو مه',
  'june jun juin junio junho juni giugno giu iunie июнь июня червень червня يونيو ژوئن',
  'july jul juillet juil julio julho juli luglio lug iulie июль июля липень липня يوليو ژوئیه',
  'august aug août aoû agosto ago august август августа авг серпень серпня أغسطس اغسطس اوت',
  'september sep sept septembre septiembre set setembro settembre septembrie сентябрь сентября сен вересень вересня سبتمبر سپتامبر',
  'october oct octobre octubre outubro out oktober okt ottobre ott octombrie октябрь октября окт жовтень жовтня أكتوبر اكتوبر اکتبر',
  'november nov novembre noviembre novembro noiembrie ноябрь ноября листопад листопада نوفمبر نوامبر',
  'december dec décembre déc diciembre dic dezembro dez dezember dicembre decembrie декабрь декабря дек грудень грудня ديسمبر دسامبر',
]

const months = new Map<string, number>()
for (const [at, words] of MONTHS.entries()) for (const word of words.split(' ')) months.set(listKey(word), at + 1)

/** Month 1 to 12 of a word, or undefined. */
export const monthOf = (word: string): number | undefined => months.get(listKey(word))

const set = (words: string): ReadonlySet<string> => new Set(words.split(' ').map(listKey))

/** Words between the parts of a written date. */
export const FILLERS = set(
  'de del du of the le la el en in né née born nacido nacida den der er st nd rd th º ª e ème eme года г р року year ' +
    'monday tuesday wednesday thursday friday saturday sunday lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo mon tue wed thu fri sat sun',
)
export const ABOUT = set(
  'approx approximately approximate env environ vers circa ca c about around hacia aprox aproximadamente unos sobre around près peu à ~',
)
export const AGE = set(
  'ans an years year yrs yr y o yo old años anos año age aged âge âgé âgée edad tiene a mineur mineure minor menor majeur majeure adult adulte adulto лет год года років рік سنة anni jahre ani à de environ entre between and et plus minus less than or ou',
)
export const UNKNOWN = set(
  'na n/a unknown unk inconnu inconnue inconnus desconocido desconocida nd nsp ns sd none null nil aucun aucune ninguno ninguna неизвестно невідомо غير معروف nodata notknown nonconnu nonconnue nonrenseigné nonrenseignée sindatos sinfecha nesaitpas notprovided nonprécisé noknown dontknow',
)
