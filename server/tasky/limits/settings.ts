import { countSetting, unlimitedSettings, windowSetting } from '../../limits/limit-settings.ts';
import type { Setting } from '../../setting.ts';

/** The limits of the source, each for one address. */
export const limitSettings = {
  LOGIN_LIMIT: countSetting(5, 'logins from one address per window, successful or not'),
  LOGIN_WINDOW_SECONDS: windowSetting(15 * 60, 'logins'),
  REGISTRATION_LIMIT: countSetting(3, 'registrations from one address per window, successful or not'),
  REGISTRATION_WINDOW_SECONDS: windowSetting(60 * 60, 'registrations'),
  SEARCH_LIMIT: countSetting(30, 'searches from one address per window'),
  SEARCH_WINDOW_SECONDS: windowSetting(60, 'searches'),
  WRITE_LIMIT: countSetting(50, 'other requests that change something, from one address per window'),
  WRITE_WINDOW_SECONDS: windowSetting(5 * 60, 'other requests that change something'),
  ...unlimitedSettings,
} as const satisfies Readonly<Record<string, Setting>>;
