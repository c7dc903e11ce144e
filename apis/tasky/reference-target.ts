import type { StartedTarget } from '../../harness/model/started-target.ts';
import type { ReferenceOptions } from '../reference-server.ts';

export async function startTaskyTarget(options: ReferenceOptions): Promise<StartedTarget> {
  throw new Error(String(options.timeout));
}
