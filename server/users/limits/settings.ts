import { countSetting, unlimitedSettings, windowSetting } from '../../limits/limit-settings.ts';
import type { Setting } from '../../setting.ts';

/** S, "Rate Limiting": one limit over all operations, for each address. */
export const limitSettings = {
  REQUEST_LIMIT: countSetting(10, 'requests from one address per window'),
  REQUEST_WINDOW_SECONDS: windowSetting(60, 'requests'),
  ...unlimitedSettings,
} as const satisfies Readonly<Record<string, Setting>>;
