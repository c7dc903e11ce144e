import { type Capability, toldBy } from '../../../harness/model/capability.ts';
import { reshapeOperations } from '../../../harness/versions/reshape.ts';
import { isObject, type JsonObject } from '../../../suite/suite.ts';
import { sendInside } from './probes.ts';

const mergePatch = 'application/merge-patch+json';

/** RFC 7396: what one sample of S0 is, and no release understands. */
export const mergePatches: Capability = {
  id: 'merge-patches',
  title: 'JSON Merge Patch (RFC 7396)',
  values: [
    { value: 'yes', words: 'understood' },
    {
      value: 'no',
      words: 'not supported',
      fallsShort: true,
      change: {
        document: (document) =>
          reshapeOperations(
            document,
            ['patchThreatModel', 'patchThreat', 'patchDiagram'],
            ({ requestBody, ...operation }) => ({ ...operation, requestBody: withoutMerge(requestBody) }),
          ),
        untold: { stories: /merge-patch/, because: 'this version does not support merge patches' },
      },
    },
  ],
  tell: async (probing) => {
    const seen = await sendInside(probing, 'PATCH', '', { description: 'Looked at' }, mergePatch);
    if (seen?.status === 200) return toldBy('yes', seen);
    return seen?.status === 400 || seen?.status === 415 ? toldBy('no', seen) : undefined;
  },
};

function withoutMerge(body: unknown): unknown {
  if (!isObject(body) || !isObject(body.content)) return body;
  const content: JsonObject = Object.fromEntries(
    Object.entries(body.content).filter(([type]) => type !== mergePatch),
  );
  return { ...body, content };
}
