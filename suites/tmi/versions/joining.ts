import { type Capability, toldBy } from '../../../harness/model/capability.ts';
import { newDiagram, newSession } from './probed-diagram.ts';
import { firstIn, isNothing, sendInside } from './probes.ts';

/** Removed on 2025-09-08. */
export const joining: Capability = {
  id: 'joining',
  title: 'Joining a session by PUT …/collaborate',
  values: [
    { value: 'yes', words: 'there' },
    {
      value: 'no',
      words: 'not there',
      change: {
        lacks: {
          operations: /^PUT \/threat_models\/\{threat_model_id\}\/diagrams\/\{diagram_id\}\/collaborate$/,
          because: 'this version has no PUT …/collaborate; it was removed on 2025-09-08',
        },
      },
    },
  ],
  tell: async (probing) => {
    const place = await newDiagram(probing);
    const session = await newSession(probing);
    if (place === undefined || !session) return undefined;
    const seen = await sendInside(probing, 'PUT', `${place}/collaborate`);
    if (seen?.status === 200) return toldBy('yes', seen);
    if (!seen) return undefined;
    return seen.status === 405 || (await isNothing(probing, seen)) ? toldBy('no', seen) : undefined;
  },
  inDocument: (document) => {
    const place = '/threat_models/{}/diagrams/{}/collaborate';
    return firstIn(document, { yes: `PUT ${place}`, no: `POST ${place}` });
  },
};
