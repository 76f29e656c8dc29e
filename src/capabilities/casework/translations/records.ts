/** Languages of people that the interface does not speak: what is printed and read aloud to them, translated by the organisation. */
import { code, kind, longText, map, text, yesNo } from '#records'

/** One language: its words by message key. A key that is missing is said in English, and shown as a gap. */
export const peopleLanguage = kind('peopleLanguage', {
  since: 1,
  sealed: {
    header: {
      /** BCP 47: `ti`, `ln`, `ckb-Arab`. */
      tag: code({ max: 35 }).key(1).required(),
      name: text({ max: 100 }).key(2),
      rightToLeft: yesNo().key(3),
      texts: map(longText({ max: 10_000 }), { max: 5000 }).key(4),
      retired: yesNo().key(5),
    },
  },
  list: ['name', 'tag'],
  writers: 'officers',
})
