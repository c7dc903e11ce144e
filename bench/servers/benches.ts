import type { ServerBench } from './server-bench.ts';
import { tasky } from './tasky.ts';
import { tmi } from './tmi.ts';

/** The reference servers that are measured. */
export const benches: readonly ServerBench[] = [tmi, tasky];
