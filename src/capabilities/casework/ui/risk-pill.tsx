import { useWords } from '#app/languages/index.ts'
import { Pill } from '#app/parts/sheet.tsx'
import { text } from './names.ts'

/** A risk level in words; the colour only repeats it. */
export function RiskPill({ level, short }: { level: unknown; short?: boolean }) {
  const { t } = useWords()
  const value = text(level)
  if (value === '') return null
  const tone = value === 'high' ? 'danger' : value === 'medium' ? 'soon' : undefined
  return (
    <Pill tone={tone}>
      {short ? t(`lists.riskLevel.${value}`) : t('cases.risk', { level: t(`lists.riskLevel.${value}`) })}
    </Pill>
  )
}
