import { at, type PdfFile } from './pdf-file.ts'

/** A part of the structure a reading aloud follows: heading, paragraph, table. */
export class Tag {
  readonly type: string
  readonly object: number
  readonly children: Array<Tag | { page: number; id: number }> = []
  readonly attributes: string

  constructor(file: PdfFile, type: string, attributes = '') {
    this.type = type
    this.attributes = attributes
    this.object = file.reserve()
  }
}

/** The tree of what is what, and back from each page's marks to it. Answers the tree's object. */
export function writeStructure(
  file: PdfFile,
  top: Tag,
  pages: ReadonlyArray<{ object: number; tags: readonly Tag[] }>,
): number {
  const root = file.reserve()
  const write = (tag: Tag, parent: number): void => {
    const kids = tag.children.map(child =>
      child instanceof Tag
        ? at(child.object)
        : `<< /Type /MCR /Pg ${at(pages[child.page]?.object ?? 0)} /MCID ${child.id} >>`,
    )
    file.put(
      `<< /Type /StructElem /S /${tag.type} /P ${at(parent)} ${tag.attributes} /K [${kids.join(' ')}] >>`,
      tag.object,
    )
    for (const child of tag.children) if (child instanceof Tag) write(child, tag.object)
  }
  write(top, root)
  const rows = pages.map(({ tags }, index) => `${index} [${tags.map(tag => at(tag.object)).join(' ')}]`)
  file.put(
    `<< /Type /StructTreeRoot /K ${at(top.object)} /ParentTree << /Nums [${rows.join(' ')}] >> /ParentTreeNextKey ${pages.length} >>`,
    root,
  )
  return root
}
