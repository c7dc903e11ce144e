import type { Contract } from '../../contract/contract.ts';
import { parseJson } from '../../contract/json.ts';
import { remembered } from '../../contract/memoise.ts';
import {
  closest,
  essence,
  hasMembers,
  isForm,
  isJson,
  isMultipart,
  isXml,
} from '../../contract/operations/media-type.ts';
import type { MediaType, Operation } from '../../contract/operations/operation.ts';
import { readSequence } from '../../contract/operations/sequence/sequence.ts';
import { shapeAt } from '../../contract/schemas/shape.ts';
import type { Problem } from '../../contract/validation/validators.ts';
import { type ReadXml, readXml } from '../../contract/xml/read-xml.ts';
import { readPairs } from '../parameters/query-string.ts';
import { formReader } from '../parameters/read-form.ts';
import type { Answer } from '../responses/answer.ts';
import type { Refuse } from '../responses/refusals.ts';
import type { Call, RequestStep } from './call.ts';
import { badRequestStatus } from './check-parameters.ts';
import { partChecker } from './check-parts.ts';
import { memberOf, problemFinder, sentence } from './validity.ts';

/** Reads and checks a body of one documented media type. */
type Reader = (call: Call) => Answer | undefined;

/** Media type, well-formedness and schema of the request body. The body as read is left in the call. */
export function bodyStep(
  contract: Contract,
  operation: Operation,
  refuse: Refuse,
  { judge = true } = {},
): RequestStep {
  const { body } = operation;
  if (!body) return () => undefined;
  const status = badRequestStatus(operation.responses.map((response) => response.status)) ?? 400;
  const types = body.content.map(({ type }) => type);
  const accepted = types.join(', ');
  const readerFor = remembered((contentType: string) => {
    const media = body.content[closest(contentType, types)];
    const type = essence(contentType);
    return (
      media && {
        type,
        isMissed: isMissed(contract, { ...media, type }),
        read: readerOf(contract, { ...media, type, ...(judge ? {} : { schema: undefined }) }, status, refuse),
      }
    );
  }, 1000);
  return (call) => {
    const contentType = call.request.headers['content-type'] ?? '';
    if (call.text === '' && !body.required) return undefined;
    // A form without members has no text (WHATWG URL, section 5.1), and what is a text may be empty.
    if (call.text === '' && (isJson(contentType) || closest(contentType, types) === -1))
      return refuse({ status, cause: 'malformed-body', subjects: ['body'], message: 'A body is required' });
    const found = readerFor(contentType);
    if (call.text === '' && found?.isMissed)
      return refuse({ status, cause: 'malformed-body', subjects: ['body'], message: 'A body is required' });
    if (!found) {
      const message = `The body has to be one of ${accepted}`;
      return refuse({ status: 415, cause: 'unsupported-media-type', message });
    }
    call.bodyType = found.type;
    return found.read(call);
  };
}

/** Whether no text at all is no body of a media type that nobody reads here: YAML, for example. */
function isMissed(contract: Contract, { type, schema, sequence }: MediaType): boolean {
  if (hasMembers(type) || sequence || schema === undefined) return false;
  return problemFinder(contract.requests, schema)('') !== undefined;
}

function readerOf(contract: Contract, media: MediaType, status: number, refuse: Refuse): Reader {
  const structured = structuredReader(contract, media, status, refuse);
  if (structured) return structured;
  const parse = parserOf(contract, media);
  const problemOf = problemFinder(contract.requests, isJudged(contract, media) ? media.schema : undefined);
  const problemOfParts = partChecker(contract, media.schema === undefined ? {} : (media.parts ?? {}));
  return (call) => {
    try {
      call.body = parse(call);
    } catch {
      return refuse({
        status,
        cause: 'malformed-body',
        message: `The body is not valid ${nameOf(media.type)}`,
      });
    }
    const problem = problemOf(call.body);
    if (problem) return refuse(bodyRefusal(status, problem));
    const wrong = problemOfParts(call.parts);
    if (!wrong) return undefined;
    const { member, message } = wrong;
    return refuse({ status, cause: 'invalid-member', subjects: [member], message });
  };
}

/** XML and sequences: what is wrong with the text is told apart from what is wrong with a value that it may mean. */
function structuredReader(
  contract: Contract,
  media: MediaType,
  status: number,
  refuse: Refuse,
): Reader | undefined {
  const read = readingsOf(contract, media);
  if (!read) return undefined;
  const problemOf = problemFinder(contract.requests, media.schema);
  return (call) => {
    const { readings, problems } = read(call);
    const [malformed] = problems;
    if (malformed !== undefined) return refuse({ status, cause: 'malformed-body', message: malformed });
    const judged = readings.map((value) => ({ value, problem: problemOf(value) }));
    const best = judged.find(({ problem }) => !problem) ?? judged[0];
    call.body = best?.value;
    return best?.problem && refuse(bodyRefusal(status, best.problem));
  };
}

function readingsOf({ intended }: Contract, media: MediaType): ((call: Call) => ReadXml) | undefined {
  const { type, schema, sequence } = media;
  if (sequence)
    return ({ text, request }) => {
      const contentType = request.headers['content-type'] ?? type;
      const { items, problems } = readSequence(sequence, { contentType, text }, media);
      return {
        readings: [items],
        problems: problems.map(({ index, message }) => `Item ${index + 1} ${message}`),
      };
    };
  // Without a schema there is nothing that XML would be read for, and a text is what its schema is about.
  const isText = schema === undefined || shapeAt(intended, schema).types.has('string');
  return isXml(type) && !isText ? ({ text }) => readXml(intended, schema, text) : undefined;
}

function bodyRefusal(status: number, problem: Problem) {
  const member = memberOf(problem);
  return {
    status,
    cause: problem.keyword === 'required' ? ('missing-member' as const) : ('invalid-member' as const),
    // A member that is not known here may be one that can only be read.
    ...(problem.keyword.endsWith('Properties') ? { perhaps: 'read-only-member' as const } : {}),
    subjects: member === '' ? ['body'] : [member],
    message: sentence(problem, 'the body'),
  };
}

/** JSON and forms have members; of other media types the text is taken as it is. */
function parserOf({ intended }: Contract, { type, schema, parts = {} }: MediaType): (call: Call) => unknown {
  if (isForm(type) || isMultipart(type)) {
    const read = formReader(shapeAt(intended, schema), parts);
    return ({ text, form }) => {
      const pairs = isForm(type) || text === '' ? readPairs(text) : form;
      if (!pairs) throw new SyntaxError('not the form that its media type says');
      return read(pairs, isForm(type) ? text : '');
    };
  }
  return isJson(type) ? ({ text }) => parseJson(text) : ({ text }) => text;
}

function isJudged({ intended }: Contract, { type, schema }: MediaType): boolean {
  return hasMembers(type) || shapeAt(intended, schema).types.has('string');
}

function nameOf(type: string): string {
  return isJson(type) ? 'JSON' : isForm(type) || isMultipart(type) ? 'form data' : type;
}
