import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { ROOT } from './install.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const MAC = ['Google Chrome', 'Chromium'].map(name => `/Applications/${name}.app/Contents/MacOS/${name}`)
const WINDOWS = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
  .filter(folder => folder !== undefined)
  .map(folder => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'))

/**
 * The path of a Chromium: HALTE_CHROMIUM, an installed one, Playwright's, the distribution's package (installed when we
 * are root), else one that Playwright fetches. Undefined if there is none to be had.
 */
export function findChromium(node) {
  return (
    present() ?? (installPackage(['chromium']) ? present() : undefined) ?? (fetchWith(node) ? present() : undefined)
  )
}

function present() {
  const given = process.env.HALTE_CHROMIUM
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap(folder => NAMES.map(name => join(folder, name)))
  return [...(given ? [given] : []), ...onPath, ...MAC, ...WINDOWS, ...fromPlaywright()].find(runs)
}

function fromPlaywright() {
  const caches = [
    process.env.PLAYWRIGHT_BROWSERS_PATH,
    join(homedir(), '.cache', 'ms-playwright'),
    join(homedir(), 'Library', 'Caches', 'ms-playwright'),
    join(homedir(), 'AppData', 'Local', 'ms-playwright'),
  ].filter(folder => folder && existsSync(folder))
  const inside = [
    'chrome-linux/chrome',
    'chrome-linux64/chrome',
    'chrome-win/chrome.exe',
    'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
  ]
  return caches.flatMap(cache =>
    readdirSync(cache)
      .filter(name => name.startsWith('chromium-'))
      .sort()
      .reverse()
      .flatMap(name => inside.map(path => join(cache, name, path))),
  )
}

function runs(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Installs packages of Debian or one of its relatives, when we are root. */
export function installPackage(names) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  console.error(`Halte: installing ${names.join(', ')} (package of the distribution) …`)
  const apt = args =>
    spawnSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 2],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  const install = () => apt(['install', '-y', '-qq', '--no-install-recommends', ...names]).status === 0
  return (apt(['update', '-qq']).status === 0 && install()) || install()
}

function fetchWith(node) {
  console.error('Halte: fetching a Chromium with Playwright …')
  const cli = join(ROOT, 'node_modules', 'playwright-core', 'cli.js')
  return (
    existsSync(cli) &&
    spawnSync(node, [cli, 'install', 'chromium'], { stdio: ['ignore', 2, 2], timeout: 300_000 }).status === 0
  )
}
