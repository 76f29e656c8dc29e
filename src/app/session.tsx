import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react'
import type { Me, Replica, ReplicaState, Topic } from '#replica/types.ts'
import type { Connection } from './bridge/connect.ts'
import { Outage } from './bridge/connect.ts'
import type { Examine } from './documents/examine.ts'
import type { FramePages } from './documents/preview.ts'
import type { MakePaper } from './paper/blocks.ts'

/** What the whole app stands on: the worker's services, and a way to end the worker at once. */
export interface Desk {
  connection: Connection
  replica: Replica
  /** Lets the worker load what unlocking takes, while somebody still types. */
  warm(): void
  /** Ends the worker: every key is gone with its memory. */
  kill(): void
  /** Pages of the frames that previews are drawn in, and the reading of files before they are kept. */
  documents: { frame: FramePages; examine: Examine }
  /** Makes a PDF on this device. */
  paper: MakePaper
}
const DeskContext = createContext<Desk | undefined>(undefined)
const StateContext = createContext<ReplicaState | undefined>(undefined)

export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (!desk) throw new Error('no desk')
  return desk
}
/** Ends the worker, where there is one: also screens that stand without a desk have the way out. */
export const useKill = (): (() => void) => useContext(DeskContext)?.kill ?? (() => {})
export const useReplica = (): Replica => useDesk().replica
export function useReplicaState(): ReplicaState {
  const state = useContext(StateContext)
  if (!state) throw new Error('no state')
  return state
}
/** The signed-in person. Only inside screens that are shown when the copy is open. */
export function useMe(): Me {
  const state = useReplicaState()
  if ('me' in state && state.me) return state.me
  throw new Error('nobody is signed in')
}

/** A live answer: asked at once, and again whenever one of the topics changes. Old answers never overtake newer ones. */
export function useLive<T>(
  topics: readonly Topic[],
  ask: (replica: Replica) => Promise<T>,
  deps: readonly unknown[],
): T | undefined {
  const replica = useReplica()
  const [answer, setAnswer] = useState<{ value: T } | undefined>()
  const [outage, setOutage] = useState<unknown>()
  const key = topics.join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the caller names what its question depends on
  const question = useCallback(() => ask(replica), [replica, ...deps])
  useEffect(() => {
    let current = 0
    let shown = 0
    let over = false
    const again = () => {
      current += 1
      const mine = current
      question().then(
        value => {
          if (over || mine < shown) return
          shown = mine
          setAnswer({ value })
        },
        error => !over && setOutage(error),
      )
    }
    const isTopic = (text: string): text is Topic => text !== ''
    const ends = key
      .split(' ')
      .filter(isTopic)
      .map(topic => replica.subscribe(topic, again))
    again()
    return () => {
      over = true
      for (const end of ends) end()
    }
  }, [question, replica, key])
  if (outage) throw outage
  return answer?.value
}

/** Runs one act at a time; `busy` meanwhile. An outage is thrown where the error boundary sees it. */
export function useAct(): { busy: boolean; act: (work: () => Promise<void>) => void } {
  const [busy, setBusy] = useState(false)
  const [outage, setOutage] = useState<unknown>()
  if (outage) throw outage
  const act = useCallback((work: () => Promise<void>) => {
    setBusy(true)
    work()
      .catch(error => setOutage(error instanceof Outage ? error : new Outage('page')))
      .finally(() => setBusy(false))
  }, [])
  return { busy, act }
}

/** Gives the desk to the screens and follows the state of the replica. Shows nothing until the first answer. */
export function Session(props: { desk: Desk; children: ReactNode }) {
  const [state, setState] = useState<ReplicaState | undefined>()
  const { replica } = props.desk
  const [outage, setOutage] = useState<unknown>()
  // A browser that lets nothing be kept: said, instead of an empty page.
  if (outage) throw outage
  useEffect(() => {
    let over = false
    const look = () => {
      replica.state().then(
        next => !over && setState(next),
        error => !over && setOutage(error),
      )
    }
    const end = replica.subscribe('state', look)
    look()
    return () => {
      over = true
      end()
    }
  }, [replica])
  // Somebody may have ordered, from another device, that what is kept here goes; it loads much, so not before the first picture.
  const remembers = state?.is === 'locked' && state.remembered.length > 0
  useEffect(() => {
    if (!remembers) return
    const timer = setTimeout(() => void replica.checkOrders().catch(() => undefined), 3000)
    return () => clearTimeout(timer)
  }, [remembers, replica])
  if (!state) return null
  return (
    <DeskContext value={props.desk}>
      <StateContext value={state}>{props.children}</StateContext>
    </DeskContext>
  )
}
