import { useState } from 'react'
import { languageTags, nativeName, speak, useWords } from '#app/languages/index.ts'
import { Button } from '#app/parts/button.tsx'
import { MultiField, RadioField } from '#app/parts/choice.tsx'
import { ErrorSummary } from '#app/parts/error-summary.tsx'
import { Sheet } from '#app/parts/sheet.tsx'
import { toast } from '#app/parts/toasts.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useMe } from '#app/session.tsx'
import type { Refused } from '#replica/types.ts'
import { useHouseRules } from './house-rules.ts'

const choices = (tags: readonly string[]) => tags.map(value => ({ value, label: nativeName(value) }))

/** The language I read, and, for officers, which ones the organisation offers. */
export function LanguageSettings() {
  const { t, tag } = useWords()
  const me = useMe()
  const house = useHouseRules()
  const all = languageTags()
  const offered = all.filter(one => house?.rules.languages?.includes(one) ?? true)
  return (
    <>
      <Sheet title={t('access.settings.languages.mine')}>
        <RadioField
          label={t('access.settings.languages.mine')}
          hint={t('access.settings.languages.mineNote')}
          value={tag}
          onValue={one => void speak(one)}
          choices={choices(all.filter(one => offered.includes(one) || one === tag))}
        />
      </Sheet>
      {me.officer && house && <Offered key={offered.join()} offered={offered} save={house.save} />}
    </>
  )
}

function Offered(props: { offered: readonly string[]; save: NonNullable<ReturnType<typeof useHouseRules>>['save'] }) {
  const { t } = useWords()
  const { busy, act } = useAct()
  const [wanted, want] = useState<string[]>([...props.offered])
  const [tried, setTried] = useState(false)
  const [refused, setRefused] = useState<Refused | undefined>()
  const save = () => {
    setTried(true)
    if (wanted.length === 0) return
    act(async () => {
      const outcome = await props.save({ languages: wanted })
      setRefused(outcome.ok ? undefined : outcome)
      if (outcome.ok) toast(t('access.settings.languages.saved'))
    })
  }
  return (
    <Sheet title={t('access.settings.languages.offered')}>
      <div className="stack">
        {tried && wanted.length === 0 && (
          <ErrorSummary problems={[{ id: 'languages-offered', text: t('access.settings.languages.one') }]} />
        )}
        <Refusal refused={refused} />
        <MultiField
          id="languages-offered"
          label={t('access.settings.languages.offered')}
          hint={t('access.settings.languages.offeredNote')}
          value={wanted}
          onValue={want}
          choices={choices(languageTags())}
        />
        <div>
          <Button busy={busy} onClick={save}>
            {t('app.save')}
          </Button>
        </div>
      </div>
    </Sheet>
  )
}
