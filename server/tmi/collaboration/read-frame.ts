import type { FastifyRequest, FastifySchemaValidationError } from 'fastify';
import { isShallow } from '../../json-body.ts';
import { unstorableText } from '../../unstorable-text.ts';
import { isUuid } from '../routing/identifiers.ts';
import { schemaNamed } from '../schemas/documented.ts';
import { errorFrame, rejection } from './error-frame.ts';
import { frameSchemas } from './frame-schemas.ts';
import type { ClientFrame, ClientFrameType, RejectionReason, ServerFrame } from './frames.ts';

/** What a client said, or what is wrong with it. */
export type ReadFrame =
  | { readonly kind: 'frame'; readonly frame: ClientFrame }
  | { readonly kind: 'refused'; readonly answer: ServerFrame };

/** Reads what clients say, with the validation of the request that a socket began with. */
export interface FrameReader {
  readonly read: (data: Buffer, isBinary: boolean) => ReadFrame;
  readonly problemOfCell: (cell: unknown) => string | undefined;
}

const cellSchema = schemaNamed('CellInput');
const decoder = new TextDecoder('utf-8', { fatal: true });

export function frameReader(request: FastifyRequest): FrameReader {
  const problemsOf = (schema: object, value: unknown): readonly FastifySchemaValidationError[] => {
    const validate = request.compileValidationSchema(schema);
    return validate(value) ? [] : (validate.errors ?? []);
  };
  return {
    read: (data, isBinary) => {
      if (isBinary) return refused(errorFrame('not_text'));
      const value = parsed(request, data);
      if (!isObject(value)) return refused(errorFrame('malformed_json'));
      const type = value.message_type as ClientFrameType;
      const schema = frameSchemas.get(type);
      if (!schema) return refused(errorFrame('unknown_type'));
      const [problem] = problemsOf(schema, value);
      if (problem) return refused(refusal(value, problem));
      return { kind: 'frame', frame: value as unknown as ClientFrame };
    },
    problemOfCell: (cell) => {
      const problems = problemsOf(cellSchema, cell);
      const problem = problems.find(({ keyword }) => keyword === 'oneOf') ?? problems[0];
      return problem && sentence(problem);
    },
  };
}

/** Undefined for what is no JSON, or JSON that nobody can keep; null is no frame either. */
function parsed(request: FastifyRequest, data: Buffer): unknown {
  let result: unknown;
  let text: string;
  try {
    text = decoder.decode(data);
  } catch {
    return undefined;
  }
  // The parser of Fastify also looks for members that would change prototypes; it calls back at once.
  void request.server.getDefaultJsonParser('error', 'error')(request, text, (error, value) => {
    result = error ? undefined : value;
  });
  return isShallow(result) && unstorableText(result) === undefined ? result : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refused(answer: ServerFrame): ReadFrame {
  return { kind: 'refused', answer };
}

/** An operation that can be named is rejected by its name. */
function refusal(
  value: Readonly<Record<string, unknown>>,
  problem: FastifySchemaValidationError,
): ServerFrame {
  const { message_type, operation_id } = value;
  if (message_type === 'diagram_operation' && typeof operation_id === 'string' && isUuid(operation_id))
    return rejection({ operation_id }, reasonOf(problem), 'The operation is not valid', {
      details: sentence(problem),
    });
  return errorFrame('invalid_frame', { problem: sentence(problem) });
}

function reasonOf({ instancePath, keyword }: FastifySchemaValidationError): RejectionReason {
  if (instancePath === '/operation/cells' && keyword === 'minItems') return 'empty_operation';
  if (/^\/operation\/(type|cells\/\d+\/operation)$/.test(instancePath)) return 'invalid_operation_type';
  return 'validation_failed';
}

function sentence({ instancePath, message = 'is not valid' }: FastifySchemaValidationError): string {
  return `${instancePath.slice(1).replaceAll('/', '.') || 'it'} ${message}`;
}
