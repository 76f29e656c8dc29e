import { useState } from 'react'
import { Button } from '../button.tsx'
import { Chip, FilterChip } from '../chip.tsx'
import { MultiField, RadioField, SelectField, Tick } from '../choice.tsx'
import { ErrorSummary } from '../error-summary.tsx'
import { LongTextField, PassphraseField, TextField } from '../field.tsx'
import { Menu } from '../menu.tsx'
import { PartialDateField } from '../partial-date.tsx'
import { SearchField } from '../search-field.tsx'
import { toast } from '../toasts.tsx'
import { Part } from './part.tsx'

const ROOMS = ['Room 1', 'Room 2', 'Room 3'].map(label => ({ value: label, label }))
const SPOKEN =
  'Albanian Amharic Arabic Bengali Dari Edo English French Hausa Khmer Lao Nepali Romanian Russian Ukrainian'
    .split(' ')
    .map(label => ({ value: label, label }))

/** What one presses, types into and chooses from, in every state. */
export function ControlStates() {
  return (
    <>
      <Buttons />
      <Chips />
      <Menus />
      <Search />
      <Fields />
      <Choices />
      <Part name="error-summary">
        <ErrorSummary
          problems={[
            { id: 'wrong-mail', text: 'Mail: this is not a mail address' },
            { text: 'Nobody could open this' },
          ]}
        />
      </Part>
    </>
  )
}

function Buttons() {
  return (
    <Part name="button">
      {[false, true].map(small => (
        <div className="row" key={String(small)}>
          <Button small={small}>Plain</Button>
          <Button small={small} look="primary" shortcut="w">
            Write
          </Button>
          <Button small={small} look="quiet">
            Quiet
          </Button>
          <Button small={small} look="danger">
            Remove
          </Button>
          <Button small={small} busy>
            Busy
          </Button>
        </div>
      ))}
      <div className="row">
        <Button onClick={() => toast('Two cases closed.', { label: 'Undo', onPress: () => toast('Open again.') })}>
          Toast with a way back
        </Button>
        <Button onClick={() => toast('Saved here.')}>Toast</Button>
      </div>
    </Part>
  )
}

function Chips() {
  const [on, turn] = useState(true)
  const [high, setHigh] = useState(true)
  return (
    <Part name="chip">
      <div className="row">
        <Chip pressed={on} onPress={() => turn(!on)}>
          open
        </Chip>
        <Chip pressed={false} onPress={() => toast('pressed')}>
          my cases
        </Chip>
        <FilterChip
          label="no contact for 14 days"
          onOpen={() => toast('opened')}
          onRemove={() => toast('taken away')}
        />
        {high && <FilterChip label="risk is high" onRemove={() => setHigh(false)} />}
      </div>
    </Part>
  )
}

function Menus() {
  const [order, setOrder] = useState('name')
  return (
    <Part name="menu">
      <div className="row">
        <Menu
          label="More"
          items={[
            { key: 'print', label: 'Print', onChoose: () => toast('printed') },
            { key: 'share', label: 'Share', onChoose: () => {}, disabled: true, note: 'She has not agreed yet' },
            { key: 'close', label: 'Close the case', danger: true, onChoose: () => toast('closed') },
          ]}
        />
        <Menu
          small
          label="Order"
          items={['name', 'risk', 'last change'].map(key => ({
            key,
            label: key,
            checked: key === order,
            onChoose: () => setOrder(key),
          }))}
        />
      </div>
    </Part>
  )
}

function Search() {
  const [wanted, setWanted] = useState('')
  const [found, setFound] = useState('Оксана')
  return (
    <Part name="search">
      <SearchField label="Search names, other names, codes" value={wanted} onValue={setWanted} shortcut="/" />
      <SearchField label="Find in what is written here" value={found} onValue={setFound} shortcut="/" />
    </Part>
  )
}

function Fields() {
  const [name, setName] = useState('Oksana Коваленко')
  const [note, setNote] = useState('قالت إنها تريد إنهاء الدورة.\n“I want to finish the course.”')
  const [day, setDay] = useState('2004-05')
  const [secret, setSecret] = useState('')
  return (
    <Part name="field">
      <TextField label="First name" hint="As she wants to be called." value={name} onValue={setName} />
      <TextField
        label="Mail"
        id="wrong-mail"
        problem="This is not a mail address."
        value="oksana@"
        onValue={() => {}}
      />
      <TextField label="Code" value="H-7K3F9" onValue={() => {}} disabled />
      <LongTextField label="Note" hint="In her words where you can." value={note} onValue={setNote} />
      <PartialDateField label="Born" hint="As far as it is known." value={day} onValue={setDay} />
      <PassphraseField label="Passphrase" value={secret} onValue={setSecret} />
    </Part>
  )
}

function Choices() {
  const [room, setRoom] = useState('Room 2')
  const [spoken, setSpoken] = useState(['Romanian'])
  const [few, setFew] = useState(['Room 1'])
  const [ticked, tick] = useState(true)
  return (
    <Part name="choice">
      <SelectField label="Room" value={room} onValue={setRoom} choices={ROOMS} none="not asked" />
      <RadioField
        label="Move to"
        hint="One of a few."
        value={room}
        onValue={setRoom}
        choices={ROOMS.map(one => ({ ...one, note: 'Two beds, one free' }))}
      />
      <MultiField
        label="Rooms seen"
        problem="Please choose at least two."
        value={few}
        onValue={setFew}
        choices={ROOMS}
      />
      <MultiField label="Languages" value={spoken} onValue={setSpoken} choices={SPOKEN} />
      <Tick label="She agreed" note="Said on 30 October, with an interpreter." checked={ticked} onChecked={tick} />
    </Part>
  )
}
