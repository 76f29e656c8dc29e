import encodeQR from 'qr'

/** Four light modules around the code, as cameras expect. */
const MARGIN = 4

/**
 * A QR code as plain SVG elements: nothing is fetched, nothing is written as markup text. `large` fills the width it is
 * given, for a camera that reads it from another hand.
 */
export function QrCode({ text, label, large }: { text: string; label: string; large?: boolean }) {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: MARGIN })
  const path = rows.map((row, y) => row.map((on, x) => (on ? `M${x} ${y}h1v1h-1z` : '')).join('')).join('')
  return (
    <svg
      className={large ? 'qr large' : 'qr'}
      viewBox={`0 0 ${rows.length} ${rows.length}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path d={path} fill="#000" />
    </svg>
  )
}
