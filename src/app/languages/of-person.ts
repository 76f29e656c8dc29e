import { useEffect } from 'react'
import { useReplica } from '../session.tsx'
import { chooseLook, currentLook, followLook, type Look, THEMES } from '../shell/theme.ts'
import { currentTag, followLanguage, languageTags, speak } from './index.ts'

const KEPT = 'look/choices'

/**
 * A person's own language and look: sealed with the copy on this device, taken up when it opens, so that two people who share
 * a computer each find theirs. What the device itself remembers is only what the first page is shown in.
 */
export function useOwnChoices(): void {
  const replica = useReplica()
  useEffect(() => {
    let over = false
    let ends: Array<() => void> = []
    const keep = () => void replica.keep(KEPT, { tag: currentTag(), ...currentLook() })
    const takeUp = async () => {
      const choices = choicesOf(await replica.kept(KEPT))
      if (over) return
      if (choices) {
        chooseLook(choices.look)
        await speak(choices.tag)
      }
      if (!over) ends = [followLanguage(keep), followLook(keep)]
    }
    void takeUp()
    return () => {
      over = true
      for (const end of ends) end()
    }
  }, [replica])
}

/** What was kept, where it still names a language and a look that exist. */
export function choicesOf(kept: unknown): { tag: string; look: Look } | undefined {
  if (typeof kept !== 'object' || kept === null) return undefined
  const tag = languageTags().find(one => one === Reflect.get(kept, 'tag'))
  const theme = THEMES.find(one => one === Reflect.get(kept, 'theme'))
  if (!tag || !theme) return undefined
  return { tag, look: { theme, contrast: Reflect.get(kept, 'contrast') === 'high' ? 'high' : 'normal' } }
}
