import { isObject, type JsonObject } from '../contract/json.ts';
import { largeDocument } from '../contract/testing/large-document.ts';

/** Five operations each. */
const collections = 130;

/**
 * A document as large companies have them: 650 operations with 3,900 cells, texts that may be long, lists,
 * choices, members that only the server sets, and schemas that refer to one another in a ring.
 */
export function documentForRun(): JsonObject {
  const document = largeDocument(collections);
  const { paths, components } = document as { readonly paths: JsonObject; readonly components: JsonObject };
  const { schemas } = components as { readonly schemas: JsonObject };
  return {
    ...document,
    paths: mapObjects(paths, withSixAnswers),
    components: { ...components, schemas: mapObjects(schemas, wide) },
  };
}

/** Every operation has six: those that had five get the one that they lack. */
function withSixAnswers(item: JsonObject): JsonObject {
  return mapObjects(item, (operation, method) => {
    const { responses } = operation;
    if (!isObject(responses)) return operation;
    const missing = { post: '400', delete: '429' }[method];
    return missing === undefined
      ? operation
      : { ...operation, responses: { ...responses, [missing]: responses[500] } };
  });
}

const city = {
  type: 'object',
  required: ['city'],
  properties: { city: { type: 'string', maxLength: 2000 } },
  additionalProperties: false,
};

const position = {
  type: 'object',
  required: ['lat', 'lon'],
  properties: { lat: { type: 'number' }, lon: { type: 'number' } },
};

function wide(schema: JsonObject, name: string): JsonObject {
  if (!isObject(schema.properties) || name === 'Problem') return schema;
  const members = {
    note: { type: 'string', maxLength: 65_536 },
    summary: { type: 'string', minLength: 1, maxLength: 10_000 },
    amount: { type: 'number', minimum: 0, maximum: 1_000_000 },
    labels: { type: 'array', maxItems: 50, items: { type: 'string', minLength: 1, maxLength: 255 } },
    place: { oneOf: [city, position] },
  };
  return { ...schema, properties: { ...schema.properties, ...members } };
}

function mapObjects(
  holder: JsonObject,
  change: (member: JsonObject, name: string) => JsonObject,
): JsonObject {
  return Object.fromEntries(
    Object.entries(holder).map(([name, member]) => [name, isObject(member) ? change(member, name) : member]),
  );
}
