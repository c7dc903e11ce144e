import type { Capability } from '../../../harness/model/capability.ts';
import { firstIn, firstThere } from './probes.ts';

/** Moved at the end of January 2026. */
export const sessionList: Capability = {
  id: 'session-list',
  title: 'The list of sessions',
  values: [
    { value: 'collaboration', words: 'at /collaboration/sessions' },
    {
      value: 'me',
      words: 'at /me/sessions',
      change: { key: (key) => key.replace('/collaboration/sessions', '/me/sessions') },
    },
  ],
  tell: (probing) => firstThere(probing, { collaboration: '/collaboration/sessions', me: '/me/sessions' }),
  inDocument: (document) =>
    firstIn(document, { collaboration: 'GET /collaboration/sessions', me: 'GET /me/sessions' }),
};
