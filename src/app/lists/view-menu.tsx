import { useState } from 'react'
import type { Refused } from '#replica/types.ts'
import { useWords } from '../languages/index.ts'
import { Button } from '../parts/button.tsx'
import { RadioField } from '../parts/choice.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { TextField } from '../parts/field.tsx'
import { Menu, type MenuItem } from '../parts/menu.tsx'
import { NoteBox } from '../parts/sheet.tsx'
import { toast } from '../parts/toasts.tsx'
import { Refusal } from '../refusals.tsx'
import { useAct, useReplica } from '../session.tsx'
import { type Arrangement, type ListModel, type Settings, sameArrangement } from './model.ts'
import { changeView, removeView, type SavedView, saveView, useViews } from './views.ts'

interface Props {
  model: ListModel
  settings: Settings
  start: Arrangement
  teams: ReadonlyArray<{ id: string; name: string; mine?: unknown }>
  teamName: (team: string) => string
}

/** Which saved view the list shows, the others, and keeping the present one. */
export function ViewMenu({ model, settings, start, teams, teamName }: Props) {
  const { t } = useWords()
  const replica = useReplica()
  const { act } = useAct()
  const views = useViews(model.kind)
  const [saving, save] = useState(false)
  const now = views.find(one => one.id === settings.view)
  const changed = now ? !sameArrangement(now, settings) : !sameArrangement(start, settings)
  const show = (view: SavedView | undefined) => {
    const { conditions, columns, order } = view ?? start
    model.set({ conditions, columns: columns.length > 0 ? columns : start.columns, order, view: view?.id, at: -1 })
  }
  const said = (outcome: { ok: boolean }, text: string, undo?: () => void) =>
    toast(
      outcome.ok ? text : t('list.view.refused'),
      outcome.ok && undo ? { label: t('list.undo'), onPress: undo } : undefined,
    )
  const update = (view: SavedView) =>
    act(async () =>
      said(await changeView(replica, model.kind, view, { ...settings, name: view.name }), t('list.view.updated')),
    )
  const remove = (view: SavedView) =>
    act(async () => {
      const outcome = await removeView(replica, model.kind, view)
      if (outcome.ok) show(undefined)
      said(outcome, t('list.view.removed'), () => void removeView(replica, model.kind, view, true))
    })
  const items: MenuItem[] = [
    { key: '', label: t('list.view.first'), checked: now === undefined, onChoose: () => show(undefined) },
    ...views.map(view => ({
      key: view.id,
      label: <bdi>{view.name}</bdi>,
      note: view.team === undefined ? t('list.view.mine') : t('list.view.of', { team: teamName(view.team) }),
      checked: view.id === now?.id,
      onChoose: () => show(view),
    })),
    ...(now && changed ? [{ key: 'update', label: t('list.view.update'), onChoose: () => update(now) }] : []),
    { key: 'save', label: t('list.view.save'), onChoose: () => save(true) },
    ...(now ? [{ key: 'remove', label: t('list.view.remove'), danger: true, onChoose: () => remove(now) }] : []),
  ]
  return (
    <>
      <Menu
        small
        look="quiet"
        label={
          <span className="view-name">
            {t('list.view.label')} <b>{now ? <bdi>{now.name}</bdi> : t('list.view.first')}</b>
            {changed && <small> {t('list.view.changed')}</small>}
          </span>
        }
        name={`${t('list.view.label')} ${now?.name ?? t('list.view.first')}`}
        items={items}
      />
      {saving && (
        <SaveView
          teams={teams.filter(team => team.mine !== undefined).map(({ id }) => ({ id, name: teamName(id) }))}
          onSave={async (name, team) => {
            const outcome = await saveView(replica, model.kind, {
              ...settings,
              name,
              ...(team === undefined ? {} : { team }),
            })
            if (!outcome.ok) return outcome
            model.set({ view: outcome.id })
            save(false)
            toast(team === undefined ? t('list.view.saved') : t('list.view.shared', { team: teamName(team) }))
            return undefined
          }}
          onClose={() => save(false)}
        />
      )}
    </>
  )
}

function SaveView(props: {
  teams: ReadonlyArray<{ id: string; name: string }>
  onSave: (name: string, team: string | undefined) => Promise<Refused | undefined>
  onClose: () => void
}) {
  const { t } = useWords()
  const { busy, act } = useAct()
  const [name, setName] = useState('')
  const [team, setTeam] = useState('')
  const [tried, setTried] = useState(false)
  const [refused, setRefused] = useState<Refused | undefined>()
  const missing = name.trim() === ''
  return (
    <Dialog title={t('list.view.save')} onClose={props.onClose}>
      <form
        className="stack"
        noValidate
        autoComplete="off"
        onSubmit={event => {
          event.preventDefault()
          setTried(true)
          if (!missing && !busy)
            act(async () => setRefused(await props.onSave(name.trim(), team === '' ? undefined : team)))
        }}
      >
        <Refusal refused={refused} />
        <TextField
          label={t('list.view.name')}
          hint={t('list.view.nameHint')}
          problem={tried && missing ? t('list.view.nameMissing') : undefined}
          value={name}
          onValue={setName}
          maxLength={120}
          autoFocus
        />
        <RadioField
          label={t('list.view.whom')}
          value={team}
          onValue={setTeam}
          choices={[
            { value: '', label: t('list.view.onlyMe'), note: t('list.view.onlyMeNote') },
            ...props.teams.map(one => ({ value: one.id, label: one.name, note: t('list.view.teamNote') })),
          ]}
        />
        <NoteBox>{t('list.view.sealed')}</NoteBox>
        <div className="actions row end">
          <Button onClick={props.onClose}>{t('app.cancel')}</Button>
          <Button look="primary" type="submit" busy={busy}>
            {t('app.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
