import { type Capability, toldBy } from '../../../harness/model/capability.ts';
import { reshapeOperations } from '../../../harness/versions/reshape.ts';
import { isObject, type JsonObject } from '../../../suite/suite.ts';
import { sendInside } from './probes.ts';

/** RFC 6902 has a media type of its own; the documents of all releases know no other. */
export const patchMediaTypes: Capability = {
  id: 'patch-media-types',
  title: 'Media types of a JSON Patch',
  values: [
    { value: 'json', words: '`application/json-patch+json` or `application/json`' },
    {
      value: 'json-patch',
      words: '`application/json-patch+json`',
      fallsShort: true,
      change: {
        document: (document) =>
          reshapeOperations(
            document,
            ['patchThreatModel', 'patchThreat', 'patchDiagram'],
            ({ requestBody, ...operation }) => ({ ...operation, requestBody: withoutJson(requestBody) }),
          ),
        untold: {
          stories: /-plain-json|-as-json-/,
          because: 'this version does not accept patches as application/json',
        },
      },
    },
  ],
  tell: async (probing) => {
    const patch = [{ op: 'replace', path: '/description', value: 'Looked at' }];
    const seen = await sendInside(probing, 'PATCH', '', patch, 'application/json');
    if (seen?.status === 200) return toldBy('json', seen);
    return seen?.status === 400 || seen?.status === 415 ? toldBy('json-patch', seen) : undefined;
  },
};

function withoutJson(body: unknown): unknown {
  if (!isObject(body) || !isObject(body.content)) return body;
  const content: JsonObject = Object.fromEntries(
    Object.entries(body.content).filter(([type]) => type !== 'application/json'),
  );
  return { ...body, content };
}
