import type { Values } from '#replica/types.ts'
import { caseTitle } from '../../search.ts'
import { type Names, text } from '../../ui/names.ts'

/** "H-2M9C · Maria": the code to say aloud, and the name in its own direction. */
export function CaseName({ of, names: { t } }: { of: { readonly header: Values }; names: Names }) {
  const code = text(of.header.code)
  const name = caseTitle(of.header) || t('cases.unnamed')
  return (
    <b>
      {code && name !== code && (
        <>
          <span className="code">{code}</span>
          {' · '}
        </>
      )}
      <bdi>{name}</bdi>
    </b>
  )
}
