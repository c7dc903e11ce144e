import { type Capability, toldBy } from '../../../harness/model/capability.ts';
import { reshapeExamples, reshapeSchemas, withMembers } from '../../../harness/versions/reshape.ts';
import { at } from '../../../suite/suite.ts';

/** Lower case in 2026, with a third word, and without an operator where none is configured. */
export const statusCode: Capability = {
  id: 'status-code',
  title: 'Status that GET / reports for a healthy server',
  anonymous: true,
  values: [
    { value: 'OK', words: '`OK`' },
    {
      value: 'ok',
      words: '`ok`',
      fallsShort: true,
      change: {
        document: (document) =>
          reshapeExamples(
            reshapeSchemas(document, ['ApiInfo'], (schema) =>
              withMembers(
                JSON.parse(JSON.stringify(schema).replace('["OK","ERROR"]', '["ok","degraded","error"]')),
                { health: { type: 'object' } },
                (required) => required.filter((name) => name !== 'operator'),
              ),
            ),
            (object) => (object.code === 'OK' ? { ...object, code: 'ok' } : object),
          ),
      },
    },
  ],
  tell: async (probing) => {
    const seen = await probing.ask({ target: '/', as: 'nobody' });
    const code = at(seen?.json, '/status/code');
    if (!seen || typeof code !== 'string') return undefined;
    return toldBy(code === code.toLowerCase() ? 'ok' : 'OK', seen);
  },
};
