import { jsonContent, type Operation } from '../../builder/operation.ts';
import { arrayOf } from '../../builder/schema.ts';
import { reader, writer } from '../authz.ts';
import { jsonBody } from '../bodies.ts';
import { failure } from '../errors/answer.ts';
import { wrongCount } from '../errors/bad-request.ts';
import { Location } from '../headers.ts';
import { examplePath } from '../identifiers.ts';
import { operation } from '../operation.ts';
import { metadata } from '../samples.ts';
import { Metadata, MetadataValue, metadataList } from '../schemas/metadata.ts';

/** Something that carries metadata. */
export interface MetadataHost {
  /** "threat" */
  readonly singular: string;
  /** "Threat", in operation ids. */
  readonly Name: string;
  readonly tag: string;
  readonly path: string;
}

const entry = { entry: { value: metadata } };
const entries = { entries: { value: [metadata] } };
const reading = { S1: [200, 401, 403, 404, 500], S0: [400, 429], derived: [406] };
const creating = { S1: [201, 400, 401, 403, 404, 500], S0: [429], derived: [406, 415] };

/** The six operations on the metadata of a host; they are the same for every host. */
export function metadataOf(host: MetadataHost): Operation[] {
  const { singular, Name, tag } = host;
  const collection = `${host.path}/metadata`;
  const item = `${collection}/{key}`;
  return [
    operation({
      id: `list${Name}Metadata`,
      method: 'get',
      path: collection,
      tag,
      action: `list ${singular} metadata`,
      authz: reader,
      responses: {
        200: { description: 'All entries, sorted by key', content: jsonContent(metadataList, entries) },
      },
      documented: reading,
    }),
    operation({
      id: `create${Name}Metadata`,
      method: 'post',
      path: collection,
      tag,
      action: `create ${singular} metadata`,
      description: 'An entry with the same key is overwritten.',
      authz: writer,
      body: jsonBody(Metadata, entry),
      responses: {
        201: {
          description: 'The entry',
          headers: { Location: Location(examplePath(item)) },
          content: jsonContent(Metadata, entry),
        },
      },
      documented: creating,
    }),
    operation({
      id: `get${Name}Metadata`,
      method: 'get',
      path: item,
      tag,
      action: `get ${singular} metadata`,
      authz: reader,
      responses: { 200: { description: 'The entry', content: jsonContent(Metadata, entry) } },
      documented: reading,
    }),
    operation({
      id: `update${Name}Metadata`,
      method: 'put',
      path: item,
      tag,
      action: `update ${singular} metadata`,
      authz: writer,
      body: jsonBody(MetadataValue, { value: { value: { value: metadata.value } } }),
      responses: { 200: { description: 'The entry as it is now', content: jsonContent(Metadata, entry) } },
      documented: { S1: [200, 400, 401, 403, 404, 500], S0: [429], derived: [406, 415] },
    }),
    operation({
      id: `delete${Name}Metadata`,
      method: 'delete',
      path: item,
      tag,
      action: `delete ${singular} metadata`,
      authz: writer,
      responses: { 204: { description: 'The entry is gone' } },
      documented: { S1: [204, 401, 403, 404, 500], S0: [400, 429] },
    }),
    operation({
      id: `bulkCreate${Name}Metadata`,
      method: 'post',
      path: `${collection}/bulk`,
      tag,
      action: `create ${singular} metadata in bulk`,
      description: 'All entries are set, or none; one that has its key already is overwritten.',
      authz: writer,
      body: jsonBody(arrayOf(Metadata, { min: 1, max: 20 }), entries),
      responses: {
        201: {
          description: 'All entries after the insertion, sorted by key',
          content: jsonContent(metadataList, entries),
        },
      },
      failures: {
        400: {
          ...wrongCount,
          duplicate_key: failure('invalid_input', 'The request names the key review-status twice'),
        },
      },
      documented: creating,
    }),
  ];
}
