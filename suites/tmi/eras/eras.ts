import type { Eras } from '../../../harness/eras/capability.ts';
import { sources } from './sources.ts';

/** What the versions of TMI differ in. */
export const tmiEras: Eras = {
  capabilities: [sources],
  eras: [
    { id: 'sources', title: 'the two sources of TMI', values: {} },
    { id: '2025-11', title: 'November 2025', values: { sources: 'repositories' } },
  ],
};
