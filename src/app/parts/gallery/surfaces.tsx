import { useState } from 'react'
import { Router } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import { Button } from '../button.tsx'
import { Dialog } from '../dialog.tsx'
import { LongTextField } from '../field.tsx'
import { JourneyBar, Steps } from '../journey-bar.tsx'
import { QrCode } from '../qr-code.tsx'
import { Empty, NoteBox, Pill, Progress, ReadableByServer, Sheet, Who } from '../sheet.tsx'
import { Skeleton } from '../skeleton.tsx'
import { Table } from '../table.tsx'
import { Tabs } from '../tabs.tsx'
import { Part } from './part.tsx'

const STAY = [
  { name: 'Oksana Коваленко', room: 'Room 2', nights: 24 },
  { name: 'نور الدين', room: 'Room 1', nights: 3 },
]
const TONES = [undefined, 'soon', 'danger', 'ok'] as const
const place = memoryLocation({ path: '/plan' })

/** What things stand on, in every state. */
export function SurfaceStates() {
  return (
    <>
      <Part name="pill">
        <div className="row">
          {TONES.map(tone => (
            <Pill key={tone ?? 'plain'} tone={tone}>
              {tone ?? 'plain'}
            </Pill>
          ))}
          <Who>3 people · Health team</Who>
          <Who onOpen={() => {}}>5 people · Case team</Who>
          <ReadableByServer>The server can read this</ReadableByServer>
        </div>
      </Part>
      <Part name="notice">
        {TONES.map(tone => (
          <NoteBox
            key={tone ?? 'plain'}
            {...(tone ? { tone } : {})}
            title="Two versions of one field"
            actions={tone === 'soon' ? <Button small>Settle</Button> : undefined}
          >
            <p>Jasna wrote the same field while there was no signal. Both are kept.</p>
          </NoteBox>
        ))}
      </Part>
      <Part name="empty">
        <Empty title="No case yet" text="Begin with one, or bring your spreadsheet.">
          <Button look="primary">New case</Button>
          <Button>Import</Button>
        </Empty>
      </Part>
      <Part name="progress">
        <Progress label="Sealing 120 of 400" done={120} of={400}>
          <Button small>Stop</Button>
        </Progress>
        <Progress label="Making the keys" />
      </Part>
      <Part name="skeleton">
        <Skeleton />
      </Part>
      <Part name="table">
        <Table
          label="Who stays where"
          rows={STAY}
          rowKey={row => row.name}
          columns={[
            { key: 'name', label: 'Person', wide: true, cell: row => <bdi>{row.name}</bdi> },
            { key: 'room', label: 'Room', cell: row => row.room },
            { key: 'nights', label: 'Nights', figure: true, cell: row => row.nights },
          ]}
        />
      </Part>
      <Part name="tabs">
        <Router hook={place.hook}>
          <Tabs
            label="Parts of the case"
            at="plan"
            tabs={['story', 'plan', 'documents'].map(key => ({ key, label: key, href: `/${key}`, count: 2 }))}
          />
        </Router>
      </Part>
      <Part name="journey">
        <JourneyBar
          points={[
            { key: 'a', label: 'Contact', note: '28 Oct, police', state: 'done' },
            { key: 'b', label: 'Protection', note: 'Foyer Rivière', state: 'now' },
            { key: 'c', label: 'Return or stay', state: 'ahead' },
          ]}
        />
        <Steps labels={['Organisation', 'You', 'Teams', 'Papers']} at={1} />
      </Part>
      <Part name="sheet">
        <Sheet title="Health" who={<Who>3 people · Health team</Who>} actions={<Button small>Change</Button>}>
          <dl className="facts">
            <dt>Speaks</dt>
            <dd>Ukrainian, Russian; some Serbian</dd>
            <dt>If someone asks for her</dt>
            <dd>We do not know her.</dd>
          </dl>
        </Sheet>
      </Part>
      <Part name="qr-code">
        <QrCode text="https://halte.example.org/join#invented" label="The link as a QR code" />
      </Part>
      <Dialogs />
    </>
  )
}

function Dialogs() {
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  return (
    <Part name="dialog">
      <div>
        <Button onClick={() => setOpen(true)}>Open the dialog</Button>
      </div>
      {open && (
        <Dialog title="Write a note" onClose={() => setOpen(false)}>
          <LongTextField label="Note" value={text} onValue={setText} />
          <div className="actions">
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button look="primary" onClick={() => setOpen(false)}>
              Save
            </Button>
          </div>
        </Dialog>
      )}
    </Part>
  )
}
