import { useWords } from '../languages/index.ts'
import { Button } from '../parts/button.tsx'
import { Page } from '../shell/page.tsx'
import './guide.css'

const DAY = ['one', 'two', 'three', 'four', 'five', 'six', 'seven'] as const
const TALK = ['one', 'two', 'three', 'four', 'five', 'six'] as const
const TODAY = ['one', 'two', 'three'] as const
const NEVER = ['phone', 'facts', 'story', 'health', 'files', 'anywhere'] as const
const COLOURS = ['green', 'amber', 'red', 'violet', 'grey'] as const
const LOST = ['passphrase', 'code', 'device', 'forced'] as const

/** Two A4 pages for the desk of someone who starts today. They name no person and no place. */
export function Guide() {
  const { t } = useWords()
  return (
    <Page
      title={t('help.guide.title')}
      lead={t('help.guide.intro')}
      actions={
        <Button look="primary" onClick={() => window.print()}>
          {t('help.guide.print')}
        </Button>
      }
    >
      <article className="guide">
        <div className="guide-page">
          <section>
            <h2>{t('help.guide.day.title')}</h2>
            <ol className="guide-day">
              {DAY.map(one => (
                <li key={one}>{t(`help.guide.day.${one}`)}</li>
              ))}
            </ol>
          </section>
          <section>
            <h2>{t('help.guide.talk.title')}</h2>
            <ul className="guide-list">
              {TALK.map(one => (
                <li key={one}>{t(`help.guide.talk.${one}`)}</li>
              ))}
            </ul>
          </section>
          <section>
            <h2>{t('help.guide.never.title')}</h2>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('help.guide.never.where')}</th>
                  <th scope="col">{t('help.guide.never.what')}</th>
                </tr>
              </thead>
              <tbody>
                {NEVER.map(place => (
                  <tr key={place}>
                    <th scope="row">{t(`help.guide.never.${place}`)}</th>
                    <td>{t(`help.guide.never.${place}Never`)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </div>
        <div className="guide-page">
          <section>
            <h2>{t('help.guide.today.title')}</h2>
            <ul className="guide-list">
              {TODAY.map(one => (
                <li key={one}>{t(`help.guide.today.${one}`)}</li>
              ))}
            </ul>
          </section>
          <section>
            <h2>{t('help.guide.leave.title')}</h2>
            <p>{t('help.guide.leave.text')}</p>
          </section>
          <section>
            <h2>{t('help.guide.colours.title')}</h2>
            <dl className="guide-colours">
              {COLOURS.map(colour => (
                <div key={colour}>
                  <dt className={colour}>{t(`help.guide.colours.${colour}`)}</dt>
                  <dd>{t(`help.guide.colours.${colour}Means`)}</dd>
                </div>
              ))}
            </dl>
          </section>
          <section>
            <h2>{t('help.guide.saved.title')}</h2>
            <p>{t('help.guide.saved.text')}</p>
          </section>
          <section>
            <h2>{t('help.guide.lost.title')}</h2>
            <ul className="guide-list">
              {LOST.map(one => (
                <li key={one}>{t(`help.guide.lost.${one}`)}</li>
              ))}
            </ul>
          </section>
          <section>
            <h2>{t('help.guide.trouble.title')}</h2>
            <p>{t('help.guide.trouble.text')}</p>
            <p className="guide-blank">{t('help.guide.trouble.officer')}</p>
            <p className="guide-blank">{t('help.guide.trouble.lead')}</p>
          </section>
        </div>
      </article>
    </Page>
  )
}
