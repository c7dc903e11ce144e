import { at, child, isObject, type JsonObject } from '../json.ts';
import type { Problem, Validators } from '../validation/validators.ts';
import { impossibleXmlNames } from '../xml/impossible-names.ts';
import { readXml } from '../xml/read-xml.ts';
import { isJson, isXml } from './media-type.ts';
import type { MediaType } from './operation.ts';
import { dataProblems } from './sequence/event-data.ts';
import { readSequence } from './sequence/sequence.ts';

/** Of a contract: the document that its schemas stand in. */
interface Intended {
  readonly intended: JsonObject;
}

/** A body as it came. */
export interface ReceivedBody {
  readonly contentType: string;
  readonly text: string;
  /** It was not read to its end. */
  readonly isCut?: boolean;
}

/** A problem; one of the body as a whole, whatever its value, has no place in it. */
type Flaw = Pick<Problem, 'message'> & Partial<Pick<Problem, 'pointer' | 'keyword'>>;

/**
 * What is wrong with a body by its documented media type: as JSON, XML or a sequence of items, which are judged one by one.
 * Nothing is said of other media types, nor of those without a schema.
 */
export function bodyProblems(
  contract: Intended,
  validators: Validators,
  media: MediaType,
  body: ReceivedBody,
): readonly Flaw[] {
  const { schema, sequence } = media;
  if (schema === undefined) return [];
  if (sequence) return sequenceProblems(contract, validators, { ...media, schema, sequence }, body);
  if (isXml(body.contentType)) return xmlProblems(contract, validators, schema, body.text);
  if (!isJson(body.contentType)) return [];
  const json = jsonIn(body.text);
  if (!json) return [whole('the body is not JSON, although its Content-Type says so')];
  return media.unresolved ? [] : validators.at(schema).problems(json.value);
}

function sequenceProblems(
  { intended: document }: Intended,
  validators: Validators,
  media: MediaType & Required<Pick<MediaType, 'sequence'>> & { readonly schema: string },
  body: ReceivedBody,
): Flaw[] {
  const { items, problems } = readSequence(media.sequence, body, media);
  const broken = problems.map(({ index, message }) =>
    index === -1 ? whole(message) : { pointer: `/${index}`, message: `item ${index + 1} ${message}` },
  );
  // By a part of a schema, nobody can tell what is right; nor of a list from its beginning how long it is.
  if (broken.length > 0 || media.unresolved) return broken;
  const found = validators.at(media.schema).problems(items);
  const told = body.isCut ? found.filter(({ pointer }) => pointer !== '') : found;
  const listed = told.map(({ pointer, message }) => ({ pointer, message }));
  const definition = at(document, media.schema);
  const isDescribed = isObject(definition) && isObject(definition.items);
  if (media.sequence !== 'events' || !isDescribed || listed.length > 0) return listed;
  const schema = child(media.schema, 'items');
  return items.flatMap((item, index) =>
    dataProblems({ document, validators }, schema, item).map(({ pointer, message }) => ({
      pointer: `/${index}${pointer}`,
      message: `item ${index + 1}: ${message}`,
    })),
  );
}

function xmlProblems(
  { intended }: Intended,
  validators: Validators,
  schema: string,
  text: string,
): readonly Flaw[] {
  const { readings, problems } = readXml(intended, schema, text);
  // What a server writes in place of a name that XML does not allow, nobody knows.
  if (readings.length > 0 && impossibleXmlNames(intended, schema).length > 0) return [];
  if (problems.length > 0) return problems.map(whole);
  const judged = readings.map((reading) => validators.at(schema).problems(reading));
  return judged.find(({ length }) => length === 0) ?? judged[0] ?? [];
}

function whole(message: string): Flaw {
  return { message };
}

function jsonIn(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
