import type { Setting } from '../setting.ts';

/** Settings of the limits of a server. */

export const unlimitedSettings = {
  UNLIMITED_ADDRESSES: {
    type: 'string',
    default: '',
    says: 'addresses that no limit applies to, comma separated',
  },
} as const satisfies Readonly<Record<string, Setting>>;

/** How many requests a window has. */
export const countSetting = (usual: number, says: string) =>
  ({ type: 'integer', default: usual, minimum: 1, maximum: 1_000_000_000, says }) as const satisfies Setting;

/** How long a window lasts; `usual` in seconds. */
export const windowSetting = (usual: number, what: string) =>
  ({
    type: 'integer',
    default: usual,
    minimum: 1,
    maximum: 86_400,
    says: `length of the window of ${what}`,
  }) as const satisfies Setting;
