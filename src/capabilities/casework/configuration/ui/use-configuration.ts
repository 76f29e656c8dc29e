import { useLive } from '#app/session.tsx'
import { type Configuration, configurationOf } from '../read.ts'

/** The configuration in force; absent until it was read. */
export const useConfiguration = (): Configuration | undefined => useLive(['list:configuration'], configurationOf, [])
