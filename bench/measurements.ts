/**
 * Everything that is measured, in the order of a whole run. Browser figures come from a real Chromium with the built app's own
 * worker, measured from the page; the others from a real server with its PostgreSQL in another process. Where several values
 * make one figure, times people wait for once are medians and names with p95 are 95th percentiles (save_local_ms too).
 */
import { consentWithdrawn } from './consent.ts'
import { firstLoad } from './first-load.ts'
import { listFacts } from './list-facts.ts'
import type { Measurement } from './measurement.ts'
import { appFigures, coldSync, importRows, memoryOfTab, openAndSave, theServer, unlockAndSearch } from './office.ts'
import { saveServer } from './save-server.ts'
import { screening } from './screening.ts'
import { withServer } from './server.ts'
import { startAndIdle } from './start.ts'
import { story } from './story.ts'
import { today } from './today.ts'

export const MEASUREMENTS: readonly Measurement[] = [
  { yields: ['start_warm_ms', 'start_first_ms', 'server_idle_mb', 'launcher_idle_mb'], run: startAndIdle },
  {
    yields: ['app_script_gz_kb', 'app_first_paint_ms', 'app_interactive_4x_ms'],
    run: async () => firstLoad((await theServer()).url),
  },
  { yields: ['import_5000_rows_ms', 'import_5000_preview_ms'], run: importRows },
  { yields: ['cold_sync_10k_ms'], run: coldSync },
  { yields: ['unlock_10k_ms', 'unlock_first_rows_ms', 'search_10k_p95_ms', 'search_10k_p50_ms'], run: unlockAndSearch },
  { yields: ['open_case_2000_entries_ms', 'save_local_ms'], run: openAndSave },
  {
    yields: [
      'app_unlock_first_rows_ms',
      'app_unlock_first_rows_4x_ms',
      'app_keystroke_p95_ms',
      'app_keystroke_p95_4x_ms',
      'app_open_case_ms',
      'app_open_case_4x_ms',
      'app_script_inside_gz_kb',
      'app_longest_task_ms',
      'app_layout_shift',
    ],
    run: appFigures,
  },
  { yields: ['app_tab_memory_20k_mb'], run: memoryOfTab },
  { yields: ['save_server_p95_ms_16'], run: () => withServer(saveServer) },
  {
    yields: ['list_facts_100k_p95_ms', 'list_facts_100k_sql_p95_ms', 'list_facts_100k_http_p95_ms'],
    run: () => withServer(listFacts),
  },
  today,
  consentWithdrawn,
  screening,
  story,
]
