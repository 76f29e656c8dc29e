import { useEffect, useRef } from 'react'
import { Link } from 'wouter'

export interface Tab {
  key: string
  label: string
  /** Every tab has an address, so that back, forward and a bookmark do what one expects. */
  href: string
  count?: number | undefined
}

/** The parts of one screen, each with its own address; the present one is marked. */
export function Tabs(props: { label: string; tabs: readonly Tab[]; at: string }) {
  const row = useRef<HTMLElement>(null)
  // On a narrow screen the row is longer than the screen: the present tab is never out of sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at when the tab changes
  useEffect(() => {
    row.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [props.at])
  return (
    <nav ref={row} className="tabs no-print" aria-label={props.label}>
      {props.tabs.map(tab => (
        <Link key={tab.key} href={tab.href} aria-current={tab.key === props.at ? 'page' : undefined}>
          {tab.label}
          {tab.count !== undefined && <span className="count">{tab.count}</span>}
        </Link>
      ))}
    </nav>
  )
}
