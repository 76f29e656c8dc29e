import { useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import { useWords } from '../languages/index.ts'
import { Button } from '../parts/button.tsx'
import { toast } from '../parts/toasts.tsx'
import { useReplica } from '../session.tsx'
import './help.css'
import { leaveTour, rememberTour, step, useTour } from './tour-place.ts'
import { STOPS } from './tour-stops.ts'

/** Stands beside every screen and shows the tour while it runs. */
export function Tour() {
  const replica = useReplica()
  const tour = useTour()
  useEffect(() => rememberTour(replica), [replica])
  const stop = tour?.running ? STOPS[tour.at] : undefined
  return stop && tour ? <Stop key={stop.key} stop={stop} at={tour.at} /> : null
}

/** One stop: a card that takes the focus, and a ring around what it speaks of. The screen itself stays usable. */
function Stop({ stop, at }: { stop: (typeof STOPS)[number]; at: number }) {
  const { t } = useWords()
  const [location, go] = useLocation()
  const card = useRef<HTMLElement>(null)
  const last = at === STOPS.length - 1
  useEffect(() => {
    if (!location.startsWith(stop.on)) go(stop.on)
  }, [location, go, stop.on])
  useEffect(() => ring(stop.what), [stop.what])
  useEffect(() => card.current?.focus(), [])
  const leave = () => {
    leaveTour()
    toast(t('help.tour.left'))
  }
  return (
    <section
      className="tour no-print"
      ref={card}
      tabIndex={-1}
      aria-label={t('help.tour.label')}
      onKeyDown={event => event.key === 'Escape' && leave()}
    >
      <p>{t(`help.tour.stop.${stop.key}`)}</p>
      <div className="row">
        <span className="sub grow">{t('help.tour.at', { at: at + 1, of: STOPS.length })}</span>
        {!last && (
          <Button look="quiet" small onClick={leave}>
            {t('help.tour.leave')}
          </Button>
        )}
        {at > 0 && (
          <Button small onClick={() => step(-1)}>
            {t('app.back')}
          </Button>
        )}
        <Button small look="primary" onClick={() => step(1)}>
          {t(last ? 'help.tour.finish' : 'app.next')}
        </Button>
      </div>
    </section>
  )
}

/** Rings the first thing in sight that fits, as soon as it is there; gives the end of it. */
function ring(what: string): () => void {
  let ringed: Element | undefined
  const look = () => {
    const found = [...document.querySelectorAll(what)].find(element => element.checkVisibility())
    if (found === ringed) return
    ringed?.classList.remove('toured')
    found?.classList.add('toured')
    if (!ringed) found?.scrollIntoView({ block: 'center' })
    ringed = found
  }
  const watch = new MutationObserver(look)
  watch.observe(document.body, { childList: true, subtree: true })
  look()
  return () => {
    watch.disconnect()
    ringed?.classList.remove('toured')
  }
}
