import { useLocation } from 'wouter'
import { useWords } from '../languages/index.ts'
import { Button } from '../parts/button.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { useLive, useMe } from '../session.tsx'
import { Page } from '../shell/page.tsx'
import { PRACTICE, practiceOf } from './practice/place.ts'
import { goOn, startTour, useTour } from './tour-place.ts'

/** Where a first day begins: practise, see the screens, print the guide. Each can be left and taken up again. */
export function FirstSteps() {
  const { t } = useWords()
  const [, go] = useLocation()
  const me = useMe()
  const tour = useTour()
  const practice = useLive([], replica => replica.kept(PRACTICE).then(practiceOf), [])
  return (
    <Page title={t('help.steps.title')} lead={t('help.steps.lead')}>
      <div className="reading-wide stack">
        <Sheet title={t('help.steps.practiceTitle')}>
          <div className="stack">
            <p className="reading">{t('help.steps.practiceText')}</p>
            <div>
              <Button look="primary" onClick={() => go('/first-steps/practice')}>
                {t(practice && practice.step > 0 ? 'help.steps.practiceResume' : 'help.steps.practiceStart')}
              </Button>
            </div>
          </div>
        </Sheet>
        <Sheet title={t('help.steps.tourTitle')}>
          <div className="stack">
            <p className="reading">{t('help.steps.tourText')}</p>
            <div className="row">
              {tour && tour.at > 0 && <Button onClick={goOn}>{t('help.steps.tourResume')}</Button>}
              <Button onClick={startTour}>{t('help.steps.tourStart')}</Button>
            </div>
          </div>
        </Sheet>
        <Sheet title={t('help.steps.guideTitle')}>
          <div className="stack">
            <p className="reading">{t('help.steps.guideText')}</p>
            <div>
              <Button onClick={() => go('/guide')}>{t('help.steps.guideOpen')}</Button>
            </div>
          </div>
        </Sheet>
        {!me.demo && (
          <Sheet title={t('help.steps.demoTitle')}>
            <p className="reading">{t('help.steps.demoText')}</p>
          </Sheet>
        )}
      </div>
    </Page>
  )
}
