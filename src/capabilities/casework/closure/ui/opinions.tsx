import { Fragment } from 'react'
import { writtenDay } from '#app/formats.ts'
import { Empty, NoteBox, Sheet } from '#app/parts/sheet.tsx'
import { useLive } from '#app/session.tsx'
import { Page } from '#app/shell/page.tsx'
import type { LetterView } from '#replica/types.ts'
import { type Names, useNames } from '../../ui/names.ts'
import { readOpinion } from '../opinion.ts'

/** Opinions sealed for teams of mine; without names and without cases, newest month first. */
export function OpinionsPage() {
  const names = useNames()
  const { t } = names
  const mine = names.teams.filter(({ mine, purpose }) => mine !== undefined && purpose !== 'everyone')
  const key = mine.map(({ id }) => id).join(' ')
  const found = useLive(
    ['people'],
    async replica => {
      const all = await Promise.all(
        key
          .split(' ')
          .filter(Boolean)
          .map(team => replica.letters(team)),
      )
      return all.flatMap(each => (each.ok ? each.letters : []))
    },
    [key],
  )
  return (
    <Page title={t('closure.letters')} lead={t('closure.lettersText')}>
      {found?.length === 0 && <Empty title={t('closure.noLetters')} />}
      {(found ?? []).map(letter => (
        <One key={letter.id} letter={letter} names={names} />
      ))}
    </Page>
  )
}

function One({ letter, names }: { letter: LetterView; names: Names }) {
  const { t } = names
  const opinion = readOpinion(letter.document)
  return (
    <Sheet title={writtenDay(letter.month, names.language)}>
      {opinion === undefined ? (
        <NoteBox tone="soon">{t('codes.letter.damaged')}</NoteBox>
      ) : (
        <div className="stack">
          <dl className="facts asked">
            {opinion.answers.map(({ question, answer }) => (
              <Fragment key={question}>
                <dt>{t(`closure.questions.${question}`)}</dt>
                <dd>{t(`closure.answers.${answer}`)}</dd>
              </Fragment>
            ))}
          </dl>
          {opinion.more && (
            <p className="pre reading" dir="auto">
              {opinion.more}
            </p>
          )}
        </div>
      )}
    </Sheet>
  )
}
