import type { Scenario } from '../model/scenario.ts';
import type { Ability } from '../model/target.ts';

/**
 * How far a cell is within reach, whatever the target. `certain`: a real server has to give that status. `tried`: it may
 * give it. `injected`: the fault protocol makes it. `forced`: a mock that is told to gives it. `unknown`: nothing does.
 */
export type Forecast = 'certain' | 'tried' | 'injected' | 'forced' | 'unknown';

/** What servers can do that decide by themselves, and that nobody has prepared for being tested. */
const real: readonly Ability[] = ['business-rules', 'receive-webhooks', 'open-sockets', 'reach-limits'];

/** The nearest reach that some scenarios which aim at a cell have. */
export function forecastOf(aimed: readonly Scenario[]): Forecast {
  const told = aimed.filter(({ needs }) => needs.length === 0 || needs.some((need) => real.includes(need)));
  if (told.some(({ aim }) => aim === 'must')) return 'certain';
  if (told.length > 0) return 'tried';
  if (aimed.some(({ needs }) => needs.includes('inject-faults'))) return 'injected';
  return aimed.length > 0 ? 'forced' : 'unknown';
}
