import { type ReactNode, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useWords } from '#app/languages/index.ts'
import { Button } from '#app/parts/button.tsx'

/** Drawn at once; the next come before one has read so far. */
const STEP = 30

/** A list of any length, newest first: only what is near the eye is drawn, on paper all of it. */
export function Growing<T>(props: { items: readonly T[]; children: (item: T) => ReactNode }) {
  const { items } = props
  const { t } = useWords()
  const [shown, show] = useState(STEP)
  const end = useRef<HTMLDivElement>(null)
  const more = shown < items.length
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at anew after each step, while the mark stays in sight
  useEffect(() => {
    const mark = end.current
    if (!mark || !more) return
    const near = new IntersectionObserver(
      ([seen]) => {
        if (seen?.isIntersecting) show(now => now + STEP)
      },
      { rootMargin: '800px' },
    )
    near.observe(mark)
    return () => near.disconnect()
  }, [more, shown])
  useEffect(() => {
    // At once: the browser takes the page as it stands when this returns.
    const all = () => flushSync(() => show(items.length))
    window.addEventListener('beforeprint', all)
    return () => window.removeEventListener('beforeprint', all)
  }, [items.length])
  return (
    <>
      {items.slice(0, shown).map(props.children)}
      {more && (
        <div ref={end} className="row end no-print">
          <Button small onClick={() => show(now => now + STEP)}>
            {t('cases.earlier', { count: items.length - shown })}
          </Button>
        </div>
      )}
    </>
  )
}
