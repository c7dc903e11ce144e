import { type Capability, toldBy } from '../../../harness/model/capability.ts';
import { reshapeAnswer, reshapeOperations } from '../../../harness/versions/reshape.ts';
import { newDiagram } from './probed-diagram.ts';
import { ownThreatModel } from './probes.ts';

const none = {
  type: 'object',
  required: ['session_id', 'participants'],
  properties: {
    session_id: { type: 'null' },
    participants: { type: 'array', maxItems: 0 },
  },
};

/** Not found in 2026; before that, an empty session. */
export const absentSessions: Capability = {
  id: 'absent-sessions',
  title: 'A session that does not run',
  values: [
    { value: 'not-found', words: 'not found' },
    {
      value: 'empty',
      words: 'a session without an id',
      fallsShort: true,
      change: {
        document: (document) =>
          reshapeOperations(document, ['getCollaborationSession'], (operation) =>
            reshapeAnswer(operation, '200', {
              schema: (session) => ({ anyOf: [session, none] }),
              example: (session) => session,
            }),
          ),
      },
    },
  ],
  tell: async (probing) => {
    const place = await newDiagram(probing);
    if (place === undefined) return undefined;
    const target = `${await ownThreatModel(probing)}${place}/collaborate`;
    const seen = await probing.ask({ target, as: 'somebody' });
    if (seen?.status === 404) return toldBy('not-found', seen);
    return seen?.status === 200 ? toldBy('empty', seen) : undefined;
  },
};
