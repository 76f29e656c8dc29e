/** The official workbooks an export is written into; the caller loads the bytes (fetch in a browser, read in Node). */

/** The three official workbooks: without lists, with one value per list cell, with several. */
export const TEMPLATES = ['simple', 'single-select', 'multi-select'] as const
export type Template = (typeof TEMPLATES)[number]

/** Where the bytes of a template are. Written out one by one, so that a bundler finds the files. */
export const templateUrl = (template: Template): URL => {
  switch (template) {
    case 'simple':
      return new URL('../htcds/simple.xlsx', import.meta.url)
    case 'single-select':
      return new URL('../htcds/single-select.xlsx', import.meta.url)
    case 'multi-select':
      return new URL('../htcds/multi-select.xlsx', import.meta.url)
  }
}
