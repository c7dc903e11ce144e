import { type Capability, toldBy } from '../../../harness/model/capability.ts';
import { reshapeOperations } from '../../../harness/versions/reshape.ts';
import { isObject } from '../../../suite/suite.ts';
import { probedBatch } from './probed-batch.ts';

/** What several patches are, is no JSON Patch by itself; the documents of all releases call it one. */
export const batchMediaTypes: Capability = {
  id: 'batch-media-types',
  title: 'Media type of a batch of patches',
  values: [
    { value: 'json', words: '`application/json`' },
    {
      value: 'json-patch',
      words: '`application/json-patch+json`',
      fallsShort: true,
      change: {
        document: (document) =>
          reshapeOperations(document, ['batchPatchThreats'], ({ requestBody, ...operation }) => ({
            ...operation,
            requestBody: asPatch(requestBody),
          })),
        said: (said) =>
          said.operation === 'batchPatchThreats'
            ? { ...said, mediaType: 'application/json-patch+json' }
            : said,
      },
    },
  ],
  tell: async (probing) => {
    const probed = await probedBatch(probing);
    return probed && toldBy(probed.mediaType === 'application/json' ? 'json' : 'json-patch', probed.seen);
  },
};

function asPatch(body: unknown): unknown {
  if (!isObject(body) || !isObject(body.content)) return body;
  const { 'application/json': json, ...content } = body.content;
  return { ...body, content: { ...content, 'application/json-patch+json': json } };
}
