/** The instruments that come with the software, in the order they are offered. */
import type { Instrument } from './instrument.ts'
import delphiAdult from './instruments/ilo-delphi-adult-labour.json' with { type: 'json' }
import delphiChild from './instruments/ilo-delphi-child-labour.json' with { type: 'json' }
import delphiSexual from './instruments/ilo-delphi-sexual.json' with { type: 'json' }
import eleven from './instruments/ilo-forced-labour-11.json' with { type: 'json' }
import palermo from './instruments/palermo.json' with { type: 'json' }
import begging from './instruments/unodc-begging.json' with { type: 'json' }
import children from './instruments/unodc-children.json' with { type: 'json' }
import domestic from './instruments/unodc-domestic.json' with { type: 'json' }
import general from './instruments/unodc-general.json' with { type: 'json' }
import labour from './instruments/unodc-labour.json' with { type: 'json' }
import sexual from './instruments/unodc-sexual.json' with { type: 'json' }
import { readInstrument } from './read-instrument.ts'

const FILES: readonly unknown[] = [
  general,
  labour,
  sexual,
  domestic,
  begging,
  children,
  delphiAdult,
  delphiChild,
  delphiSexual,
  eleven,
  palermo,
]

/** Ours pass the same reader as anybody's; a test holds that none is refused. */
export const OUR_INSTRUMENTS: readonly Instrument[] = FILES.flatMap(file => {
  const read = readInstrument(file)
  return read.ok ? [read.instrument] : []
})
