/** A paper as those who write it see it: blocks in reading order, plain text in any script. How it looks is not their affair. */

/**
 * One part of a paper. Texts may hold line breaks. `label` stands over what is filled in by hand, `facts` are labels with their values, `ticks` answers with a box each (`ticked`:
 * those that were given), `sign` a line to sign on, `space` room to write by hand (lines).
 */
export type Block =
  | { readonly is: 'title' | 'heading' | 'label' | 'text' | 'small'; readonly text: string }
  | { readonly is: 'facts'; readonly rows: ReadonlyArray<readonly [label: string, value: string]> }
  | { readonly is: 'list'; readonly items: readonly string[] }
  | {
      readonly is: 'table'
      readonly head: readonly string[]
      readonly rows: ReadonlyArray<readonly string[]>
      /** How wide the columns are beside each other; all alike when absent. */
      readonly widths?: readonly number[]
    }
  | { readonly is: 'ticks'; readonly items: readonly string[]; readonly ticked?: readonly number[] }
  | { readonly is: 'sign'; readonly label: string }
  | { readonly is: 'space'; readonly lines: number }

export const PAPER_SIZES = ['A4', 'A6'] as const
export type PaperSize = (typeof PAPER_SIZES)[number]

/** What is asked of the worker that makes the file. */
export interface Paper {
  /** BCP 47 tag of the language it is written in. */
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  /** The code on every page that says nothing to anyone but the organisation's log. */
  readonly mark: string
  readonly blocks: readonly Block[]
  readonly size?: PaperSize
  /** In larger letters: to be read together at a table, or without glasses. */
  readonly large?: boolean
}

/** The file, and the characters no typeface here has: they stand as empty boxes. */
export interface MadePaper {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly pages: number
  readonly missing: readonly string[]
}

/** Makes a paper on this device. `paper.failed` when a typeface cannot be had (no signal and never used here) or it went wrong. */
export type MakePaper = (paper: Paper) => Promise<MadePaper | 'paper.failed'>
