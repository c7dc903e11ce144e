/** What APIs call the member of an envelope that has everything else in it: `{"ok": true, "data": {…}}`. */
export const envelopeMembers: ReadonlySet<string> = new Set(['data', 'result', 'response', 'payload']);
