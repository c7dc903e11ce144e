import { notap } from './notap.ts';
import type { ServerBench } from './server-bench.ts';
import { tasky } from './tasky.ts';
import { tmi } from './tmi.ts';
import { users } from './users.ts';

/** The reference servers that are measured. */
export const benches: readonly ServerBench[] = [tmi, tasky, users, notap];
