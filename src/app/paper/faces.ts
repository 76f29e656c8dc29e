import { Face } from './face.ts'
import type { Choose } from './lines.ts'
import { type TypefaceSource, typefaceFile, typefacesFor, type Weight, weightOf } from './typefaces.ts'

/** Typefaces by file, fetched once for as long as the worker lives. */
export class Faces {
  readonly #source: TypefaceSource
  readonly #loaded = new Map<string, Face>()

  constructor(source: TypefaceSource) {
    this.#source = source
  }

  /** Gets what a text needs. Rejects when a typeface cannot be had. */
  async gather(text: string, language: string, weight: Weight): Promise<void> {
    const wanted = new Set<string>(['noto-sans/latin'])
    for (const character of new Set(text)) {
      const claims = typefacesFor(character, language)
      for (const name of claims) {
        wanted.add(name)
        await this.#load(name, weight)
        if (this.#face(name, weight)?.has(character)) break
      }
    }
    await Promise.all([...wanted].map(name => this.#load(name, weight)))
  }

  /** The typeface of each character, and which have none. */
  chooser(language: string, weight: Weight, missing: Set<string>): Choose {
    const latin = this.#face('noto-sans/latin', weight)
    if (latin === undefined) throw new Error('no typeface')
    const known = new Map<string, Face | undefined>()
    const find = (character: string): Face | undefined => {
      if (known.has(character)) return known.get(character)
      const all = [...typefacesFor(character, language), ...this.#names()]
      const found = all.map(name => this.#face(name, weight)).find(face => face?.has(character))
      known.set(character, found)
      return found
    }
    return (character, before) => {
      // What belongs to every script, and marks upon a letter, are written with the letter's own typeface where it has them.
      if (
        before &&
        /[\p{Script=Common}\p{Script=Inherited}]/u.test(character) &&
        (before.has(character) || JOINERS.test(character))
      )
        return before
      const face = find(character)
      if (face === undefined && !/\s/u.test(character)) missing.add(character)
      return face ?? before ?? latin
    }
  }

  #names = (): string[] => [...new Set([...this.#loaded.values()].map(face => face.name))]
  #face = (name: string, weight: Weight): Face | undefined =>
    this.#loaded.get(typefaceFile(name, weightOf(name, weight)))

  async #load(name: string, weight: Weight): Promise<void> {
    const file = typefaceFile(name, weightOf(name, weight))
    if (this.#loaded.has(file)) return
    this.#loaded.set(file, new Face(name, await this.#source(file)))
  }
}
/** Invisible signs that only say how their neighbours join. */
const JOINERS = /[\u200B-\u200F\u2060]|\p{Variation_Selector}/u
