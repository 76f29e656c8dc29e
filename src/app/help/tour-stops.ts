/** The places a tour stops at, in order: a message key, the screen, and what is shown there (when it is in sight). */
export const STOPS = [
  { key: 'cases', on: '/cases', what: 'nav a[href="/cases"]' },
  { key: 'search', on: '/cases', what: 'search input, input[type="search"]' },
  { key: 'new', on: '/cases', what: '.top .btn.primary' },
  { key: 'sync', on: '/cases', what: '.top .sync' },
  { key: 'people', on: '/people', what: 'nav a[href="/people"]' },
  { key: 'help', on: '/people', what: '.help-button' },
  { key: 'exit', on: '/people', what: '.leave .btn' },
] as const
