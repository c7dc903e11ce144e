import type { ApiName } from '../../apis/registry.ts';
import type { StartedTarget } from '../../harness/model/started-target.ts';
import type { TargetSettings } from '../configuration/settings.ts';
import { reachUrlTarget, type UrlOptions } from './url-target.ts';

export interface StartOptions extends UrlOptions {
  readonly api: ApiName | undefined;
}

/** Gets a target ready. Throws a UserError where that cannot be done. */
export async function startTarget(
  settings: TargetSettings,
  { api, ...options }: StartOptions,
): Promise<StartedTarget> {
  const { contract, pace, timeout, note } = options;
  // Loaded on demand: a whole server is a lot to load for everybody who does not want it.
  switch (settings.kind) {
    case 'mock': {
      const { startMockTarget } = await import('./mock-target.ts');
      return startMockTarget(contract, pace);
    }
    case 'url':
      return reachUrlTarget(settings, options);
    case 'reference': {
      const { startReferenceTarget } = await import('./reference-target.ts');
      return startReferenceTarget(api, { database: settings.database, pace, timeout, note });
    }
  }
}
