import { type Capability, toldBy } from '../../../harness/model/capability.ts';
import { at } from '../../../suite/suite.ts';
import { ownBoard } from './probes.ts';

/**
 * In both releases a list without an envelope, which the source does not allow (facts, section 9): stories understand it,
 * and the document stays as it is.
 */
export const listOfColumns: Capability = {
  id: 'list-of-columns',
  title: 'The list of columns',
  values: [
    { value: 'enveloped', words: 'in the envelope' },
    {
      value: 'bare',
      words: 'without an envelope',
      fallsShort: true,
      change: {
        heard: (json, operation) =>
          operation === 'listColumns' && Array.isArray(json) ? { ok: true, data: { columns: json } } : json,
      },
    },
  ],
  tell: async (probing) => {
    const board = await ownBoard(probing);
    if (board === undefined) return undefined;
    const seen = await probing.ask({ target: `/api/boards/${board}/columns`, as: 'somebody' });
    if (seen?.status !== 200) return undefined;
    if (Array.isArray(seen.json)) return toldBy('bare', seen);
    return Array.isArray(at(seen.json, '/data/columns')) ? toldBy('enveloped', seen) : undefined;
  },
};
