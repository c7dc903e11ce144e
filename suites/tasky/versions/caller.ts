import { type Capability, toldBy } from '../../../harness/model/capability.ts';
import { reshapeAnswer, reshapeOperations } from '../../../harness/versions/reshape.ts';
import { at, isObject } from '../../../suite/suite.ts';

/** The documentation has it in `user`, both releases have it in the envelope itself. */
export const caller: Capability = {
  id: 'caller',
  title: 'The account of the caller',
  values: [
    { value: 'in-user', words: 'in `data.user`' },
    {
      value: 'plain',
      words: 'in `data`',
      change: {
        document: (document) =>
          reshapeOperations(document, ['getCaller'], (operation) =>
            reshapeAnswer(operation, '200', {
              schema: () => schema,
              example: (value) => ({ ok: true, data: at(value, '/data/user') }),
            }),
          ),
        heard: (json, operation) =>
          operation === 'getCaller' && isObject(json) && isObject(json.data) && !('user' in json.data)
            ? { ...json, data: { user: json.data } }
            : json,
      },
    },
  ],
  tell: async (probing) => {
    const seen = await probing.ask({ target: '/api/auth/me', as: 'somebody' });
    if (seen?.status !== 200) return undefined;
    if (typeof at(seen.json, '/data/user/_id') === 'string') return toldBy('in-user', seen);
    return typeof at(seen.json, '/data/_id') === 'string' ? toldBy('plain', seen) : undefined;
  },
};

const schema = {
  type: 'object',
  required: ['ok', 'data'],
  properties: { ok: { const: true }, data: { $ref: '#/components/schemas/Caller' } },
};
