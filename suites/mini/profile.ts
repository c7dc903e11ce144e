import { noProfile, type Profile } from '../../harness/model/profile.ts';

/** What the mini document cannot say about its API: where its problems (RFC 9457) keep code and text (its examples have no detail). */
export const mini: Profile = { ...noProfile, name: 'mini', errors: { code: 'type', message: 'title' } };
