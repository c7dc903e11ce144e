import type { ShapeTolerance } from '../../../harness/model/tolerance.ts';
import {
  reshapeOperations,
  reshapeSchemas,
  withMembers,
  withoutKeywords,
  withUnknownMembers,
} from '../../../harness/versions/reshape.ts';
import { isObject } from '../../../suite/suite.ts';
import { allowed, lacking, ofAnyTexts, ofMembers, withoutIn } from './loosened.ts';
import { january, november, releases, september } from './releases.ts';

/**
 * Bodies that our document refuses and the document of a release allows: nothing there says that they must be refused,
 * so they are not sent to it. What the sources themselves refuse stays refused: a name that is missing, a role that does
 * not exist, more than twenty items at once.
 */

const models = ['ThreatModelInput', 'ThreatModelReplacement'];
const threats = ['ThreatInput', 'IdentifiedThreatInput'];

const bulk = [
  ...['bulkCreateThreats', 'bulkUpdateThreats', 'bulkCreateDocuments', 'bulkCreateSources'],
  ...['ThreatModel', 'Threat', 'Document', 'Source', 'Diagram'].map((name) => `bulkCreate${name}Metadata`),
];

export const boundsOfInputs: readonly ShapeTolerance[] = [
  allowed('the inputs of September 2025 have no patterns and no minimum length', [september], (document) =>
    withoutIn(document, [...models, ...threats, 'SourceInput', 'DiagramCreation'], ['pattern', 'minLength']),
  ),
  allowed('the description of a document has no pattern in September 2025', [september], (document) =>
    reshapeSchemas(document, ['DocumentInput'], (schema) =>
      ofMembers(schema, { description: lacking('pattern') }),
    ),
  ),
  allowed('September 2025 limits neither a framework nor the number of metadata', [september], (document) =>
    reshapeSchemas(document, [...models, ...threats], (schema) =>
      ofMembers(schema, { threat_model_framework: lacking('maxLength'), metadata: lacking('maxItems') }),
    ),
  ),
  allowed('September 2025 says of a code and of a token only that it is a text', [september], (document) =>
    reshapeSchemas(
      reshapeSchemas(document, ['TokenRequest'], (schema) =>
        withMembers(schema, { grant_type: {}, code_verifier: {} }),
      ),
      ['TokenRequest', 'RefreshRequest'],
      (schema) => withUnknownMembers(withoutKeywords(schema, ['pattern', 'minLength', 'maxLength'])),
    ),
  ),
  allowed('a new value of metadata may be any text in September 2025', [september], (document) =>
    withoutIn(document, ['MetadataValue'], ['pattern', 'minLength', 'maxLength']),
  ),
  allowed(
    'new values of metadata, and refresh tokens, have no minimum length',
    [november, january],
    (document) => withoutIn(document, ['MetadataValue', 'RefreshRequest'], ['minLength']),
  ),
  allowed(
    'new names of threat models and of diagrams have no minimum length',
    [november, january],
    (document) => withoutIn(document, [...models, 'DiagramCreation'], ['minLength']),
  ),
  allowed('the number of operations of a patch has no limit', releases, (document) =>
    withoutIn(document, ['JsonPatch'], ['minItems', 'maxItems']),
  ),
  allowed('the number of patches of a batch has no limit', [november, january], (document) =>
    withoutIn(document, ['ThreatBatchPatch'], ['minItems', 'maxItems']),
  ),
  allowed('a bulk has a maximum, and no minimum', releases, (document) =>
    reshapeOperations(document, bulk, ({ requestBody, ...operation }) => ({
      ...operation,
      requestBody: withoutMinimum(requestBody),
    })),
  ),
  allowed('the texts of a new add-on have no limits in November 2025', [november, january], (document) =>
    reshapeSchemas(document, ['AddonInput'], (schema) =>
      withUnknownMembers(
        ofMembers(schema, {
          name: lacking('pattern', 'minLength'),
          description: lacking('pattern', 'maxLength'),
          objects: lacking('uniqueItems', 'maxItems'),
        }),
      ),
    ),
  ),
  allowed(
    'invocations may have unknown members, and messages of any length',
    [november, january],
    (document) =>
      reshapeSchemas(document, ['InvocationRequest', 'InvocationUpdate'], (schema) =>
        withUnknownMembers(ofMembers(schema, { status_message: lacking('maxLength') })),
      ),
  ),
  allowed('November 2025 does not list the events of subscriptions', [november, january], (document) =>
    reshapeSchemas(document, ['WebhookInput'], (schema) => ofMembers(schema, { events: ofAnyTexts })),
  ),
];

function withoutMinimum(body: unknown): unknown {
  if (!isObject(body) || !isObject(body.content)) return body;
  const content = Object.entries(body.content).map(([type, media]) => [
    type,
    isObject(media) && isObject(media.schema)
      ? { ...media, schema: withoutKeywords(media.schema, ['minItems']) }
      : media,
  ]);
  return { ...body, content: Object.fromEntries(content) };
}
