import { useState } from 'react'
import { SelectField } from '#app/parts/choice.tsx'
import { TextField } from '#app/parts/field.tsx'
import { NoteBox } from '#app/parts/sheet.tsx'
import { useLive, useReplica } from '#app/session.tsx'
import type { CaseActWhy } from '#replica/types.ts'
import type { AskProps } from '../../moving/ui/ask.tsx'
import { ActForm } from '../../moving/ui/form.tsx'
import { text } from '../../ui/names.ts'

const WHYS: Record<'hold' | 'lift' | 'erase', readonly CaseActWhy[]> = {
  hold: ['court', 'complaint', 'herRequest', 'other'],
  lift: ['court', 'complaint', 'herRequest', 'other'],
  erase: ['due', 'herRequest', 'mistake', 'other'],
}

/** Holding, letting go and erasing: each a question to a second person. Erasing asks for the code of the case as well. */
export function HoldOrErase({ root, names, does, onClose }: AskProps & { does: 'hold' | 'lift' | 'erase' }) {
  const { t } = names
  const replica = useReplica()
  const [why, setWhy] = useState<CaseActWhy | ''>('')
  const [typed, setTyped] = useState('')
  const rule = useLive(['people'], ask => ask.retention(), [])
  const code = text(root.records[0]?.sealed.header?.code)
  const fits = does !== 'erase' || typed.trim().toUpperCase() === code.toUpperCase()
  const chosen = WHYS[does].find(each => each === why)
  return (
    <ActForm
      title={t(`holds.${does}`)}
      names={names}
      act={t('holds.ask')}
      danger={does === 'erase'}
      said={t('holds.asked')}
      ready={chosen !== undefined && fits}
      run={async () =>
        chosen === undefined
          ? { ok: false, code: 'body.invalid' }
          : replica.askCaseAct({ root: root.root, does, why: chosen })
      }
      onClose={onClose}
    >
      {tried => (
        <>
          <p className="reading">{t(`holds.${does}Text`)}</p>
          {does === 'erase' && (
            <NoteBox tone="danger">
              <p>{t('holds.eraseTwo')}</p>
              <p>{t(rule?.keepFacts ? 'holds.factsStay' : 'holds.factsGo')}</p>
            </NoteBox>
          )}
          <SelectField
            label={t('holds.why')}
            value={why}
            onValue={value => setWhy(WHYS[does].find(each => each === value) ?? '')}
            none={t('moves.choose')}
            problem={tried && chosen === undefined ? t('holds.whyMissing') : undefined}
            choices={WHYS[does].map(value => ({ value, label: t(`holds.whys.${value}`) }))}
          />
          {does === 'erase' && (
            <TextField
              label={t('holds.eraseTyped', { code })}
              value={typed}
              onValue={setTyped}
              problem={tried && !fits ? t('holds.eraseTypedWrong') : undefined}
              maxLength={20}
            />
          )}
        </>
      )}
    </ActForm>
  )
}
