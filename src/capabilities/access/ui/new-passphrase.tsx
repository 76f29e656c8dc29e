import { useCallback, useEffect, useRef, useState } from 'react'
import { useWords } from '#app/languages/index.ts'
import { Button } from '#app/parts/button.tsx'
import { RadioField } from '#app/parts/choice.tsx'
import { PassphraseField } from '#app/parts/field.tsx'
import { useReplica } from '#app/session.tsx'

/**
 * Choosing a passphrase: six words made on this device and shown, or one's own. Calls back with the passphrase once it was
 * written again without looking (made) or twice the same (own); with an empty text before.
 */
export function NewPassphrase({ onReady }: { onReady: (passphrase: string) => void }) {
  const { t, language } = useWords()
  const replica = useReplica()
  const [way, setWay] = useState('made')
  const [words, setWords] = useState('')
  const [own, setOwn] = useState('')
  const [again, setAgain] = useState('')
  const renew = useCallback(() => {
    setAgain('')
    void replica.newPassphrase(language).then(setWords)
  }, [replica, language])
  // Another language brings other words, but not once somebody is copying these from her paper.
  const copying = useRef(false)
  copying.current = again !== ''
  useEffect(() => {
    if (!copying.current) renew()
  }, [renew])
  const wanted = way === 'made' ? words : own
  const same = wanted !== '' && tidy(again) === tidy(wanted)
  useEffect(() => onReady(same ? tidy(wanted) : ''), [same, wanted, onReady])
  return (
    <>
      <RadioField
        label={t('access.passphrase.way')}
        value={way}
        onValue={next => {
          setWay(next)
          setAgain('')
        }}
        choices={[
          { value: 'made', label: t('access.passphrase.made'), note: t('access.passphrase.madeNote') },
          { value: 'own', label: t('access.passphrase.own'), note: t('access.passphrase.ownNote') },
        ]}
      />
      {way === 'made' ? (
        <div className="stack close">
          <ol className="words" aria-label={t('access.passphrase.made')} data-testid="words">
            {words.split(' ').map((word, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the order of the words is the passphrase
              <li key={index}>{word}</li>
            ))}
          </ol>
          <div>
            <Button small onClick={renew}>
              {t('access.passphrase.other')}
            </Button>
          </div>
        </div>
      ) : (
        <PassphraseField fresh label={t('access.passphrase.ownLabel')} value={own} onValue={setOwn} />
      )}
      <PassphraseField
        fresh
        label={t('access.passphrase.again')}
        hint={t('access.passphrase.againHint')}
        value={again}
        onValue={setAgain}
        problem={again.length >= wanted.length && again !== '' && !same ? t('access.passphrase.differs') : undefined}
      />
    </>
  )
}

/** Spaces and dashes between words are the same thing to a tired eye; the replica gets one spelling. */
const tidy = (text: string) => text.trim().replace(/\s+/g, ' ')
