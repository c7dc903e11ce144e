import { mapSchemas } from '../../../contract/schemas/schema-map.ts';
import { type Capability, toldBy } from '../../../harness/model/capability.ts';
import type { JsonObject } from '../../../suite/suite.ts';
import { firstIn, readInside } from './probes.ts';

/** Renamed on 2025-10-20. */
export const sources: Capability = {
  id: 'sources',
  title: 'References to source code',
  values: [
    { value: 'sources', words: 'at …/sources' },
    {
      value: 'repositories',
      words: 'at …/repositories',
      change: {
        key: (key) =>
          key.replace(
            '/threat_models/{threat_model_id}/sources',
            '/threat_models/{threat_model_id}/repositories',
          ),
        document: (document) => mapSchemas(document, withRepositories),
      },
    },
  ],
  tell: async (probing) => {
    for (const value of ['sources', 'repositories']) {
      const seen = await readInside(probing, value);
      if (seen?.status === 200) return toldBy(value, seen);
    }
    return undefined;
  },
  inDocument: (document) =>
    firstIn(document, {
      sources: 'GET /threat_models/{}/sources',
      repositories: 'GET /threat_models/{}/repositories',
    }),
};

/** Where events and objects are listed, those of repositories are among them. */
function withRepositories(schema: JsonObject): JsonObject {
  if (!Array.isArray(schema.enum)) return schema;
  const more = schema.enum.flatMap((value) =>
    typeof value === 'string' && /^source(\.\w+)?$/.test(value) ? value.replace('source', 'repository') : [],
  );
  return more.length === 0 ? schema : { ...schema, enum: [...schema.enum, ...more] };
}
