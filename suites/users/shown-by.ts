import type { ShownBy } from '../../harness/model/profile.ts';

/** What the generic checks and strategies show of the source of the user-management API. */
export const shownBy: readonly ShownBy[] = [];
