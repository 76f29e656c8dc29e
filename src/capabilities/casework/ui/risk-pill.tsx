import { within } from '#app/formats.ts'
import { type Translate, useWords } from '#app/languages/index.ts'
import { Pill } from '#app/parts/sheet.tsx'
import { text } from './names.ts'

/** A level as "{{level}} risk" or "risque {{level}}" takes it: small where it does not begin the sentence. */
export const riskWithin = (level: string, t: Translate, language: string): string => {
  const label = t(`lists.riskLevel.${level}`)
  return t('cases.risk', { level: '' }).startsWith(' ') ? label : within(label, language)
}

/** A risk level in words; the colour only repeats it. */
export function RiskPill({ level, short }: { level: unknown; short?: boolean }) {
  const { t, language } = useWords()
  const value = text(level)
  if (value === '') return null
  const tone = value === 'high' ? 'danger' : value === 'medium' ? 'soon' : undefined
  return (
    <Pill tone={tone}>
      {short ? t(`lists.riskLevel.${value}`) : t('cases.risk', { level: riskWithin(value, t, language) })}
    </Pill>
  )
}
