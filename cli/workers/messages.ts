import type { Progress } from '../../harness/run/scenario-runner.ts';
import type { Shard } from '../../harness/shards/shard.ts';
import type { SettingsFlags } from '../configuration/settings-flags.ts';
import type { SelectionFlags } from '../plan/part.ts';

/** What a worker has to do. */
export interface Task {
  /** As it was typed. */
  readonly document: string | undefined;
  readonly flags: SelectionFlags & SettingsFlags;
  readonly shard: Shard;
  readonly concurrency: number;
  /** Where the file of the shard is written. */
  readonly folder: string;
}

/** `stop`: clean up, and write what there is. */
export type ToWorker = { readonly kind: 'run'; readonly task: Task } | { readonly kind: 'stop' };

/** A worker ends after `done` or `failed`. */
export type FromWorker =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'done' }
  | {
      readonly kind: 'failed';
      readonly sentence: string;
      /** Whether it can be mended by who started the run. */
      readonly isUsers: boolean;
    };
