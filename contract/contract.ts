import type { LoadedDocument } from './document/parse-document.ts';
import { type Finding, isTold } from './finding.ts';
import type { JsonObject } from './json.ts';
import { normalise } from './normalise/normalise.ts';
import { type DeclaredCsrf, readCsrf } from './operations/csrf.ts';
import { type Incoming, readIncoming } from './operations/incoming.ts';
import { withItemLists } from './operations/item-lists.ts';
import { type Cell, cellId, type Operation } from './operations/operation.ts';
import { readOperations } from './operations/read-operations.ts';
import { inCurrentDialect } from './schemas/dialect.ts';
import { type Direction, forDirection } from './schemas/direction.ts';
import { discriminated } from './schemas/discriminated.ts';
import { withoutEmbeddedIds } from './schemas/embedded-ids.ts';
import { findIgnoredSiblings } from './schemas/ref-siblings.ts';
import { fillHoles } from './schemas/unresolved-references.ts';
import { inOpenApi3 } from './swagger-2/convert.ts';
import { createValidators, type Validators } from './validation/validators.ts';

/** An OpenAPI document, understood. */
export interface Contract {
  /** File or URL it was loaded from. */
  readonly file: string;
  readonly title: string;
  readonly version: string;
  /** The file itself, for the lines of its parts; empty if there is none. */
  readonly text: string;
  /** In the words of OpenAPI 3.1, every schema as it was written, but for those that are not there. */
  readonly written: JsonObject;
  /** The same with defective schemas as they were meant; what is judged by. */
  readonly intended: JsonObject;
  readonly operations: readonly Operation[];
  /** The ledger: every operation with each of its documented statuses, in the order of the document. */
  readonly cells: readonly Cell[];
  /** Undefined if the document declares none. */
  readonly csrf: DeclaredCsrf | undefined;
  /** What the server sends by itself: webhooks and callbacks. */
  readonly incoming: readonly Incoming[];
  /** Defects found while reading. `documentFindings` looks for more. */
  readonly findings: readonly Finding[];
  /** The pointer into the file for a pointer into `written` and `intended`: Swagger 2.0 has some things elsewhere. */
  readonly origin: (pointer: string) => string;
  /** Validators for what is sent, where required read-only members are not required. */
  readonly requests: Validators;
  /** Validators for what is answered; all problems of a value, not only the first. */
  readonly responses: Validators;
}

/** A document with what OpenAPI says beyond JSON Schema in its words: what is not sent that way, and discriminators. */
export function judgedDocument(document: JsonObject, direction: Direction): JsonObject {
  return discriminated(forDirection(document, direction), 'judged');
}

/** Understands a document: reads dialect, intent, operations and cells. Pure. */
export function understand({ file, document, text = '', findings }: LoadedDocument): Contract {
  const { document: converted, findings: notCarriedOver, origin } = inOpenApi3(document);
  const { document: placed, findings: ids } = withoutEmbeddedIds(converted);
  const siblings = String(converted.openapi).startsWith('3.0') ? findIgnoredSiblings(converted) : [];
  const { document: written, findings: holes } = fillHoles(withItemLists(inCurrentDialect(placed)));
  const meant = normalise(written);
  const read = [...ids, ...siblings, ...holes, ...meant.findings]
    .filter(({ message }) => !isTold(findings, message))
    .map((finding) => ({ ...finding, pointer: origin(finding.pointer) }));
  const { operations, findings: leftOut } = readOperations(meant.document, file, {
    hasHoles: holes.length > 0,
  });
  const { incoming, findings: unread } = readIncoming(meant.document, file, operations);
  const info = document.info as JsonObject | undefined;
  return {
    file,
    title: typeof info?.title === 'string' ? info.title : file,
    version: typeof info?.version === 'string' ? info.version : '',
    text,
    written,
    intended: meant.document,
    operations,
    cells: operations.flatMap((operation) =>
      operation.responses.map((response) => ({
        id: cellId(operation.key, response.status),
        operation,
        response,
      })),
    ),
    csrf: readCsrf(meant.document),
    incoming,
    findings: [
      ...findings,
      ...notCarriedOver,
      ...read,
      ...[...leftOut, ...unread].map((finding) => ({ ...finding, pointer: origin(finding.pointer) })),
    ],
    origin,
    ...validatorsOf(meant.document),
  };
}

/** One set of validators does for both directions where nothing in the document is marked for only one of them. */
function validatorsOf(document: JsonObject): Pick<Contract, 'requests' | 'responses'> {
  const [sent, answered] = [forDirection(document, 'request'), forDirection(document, 'response')];
  const requests = validatorsFor(sent);
  return { requests, responses: sent === answered ? requests : validatorsFor(answered) };
}

/** All problems of a value, not only the first. */
function validatorsFor(document: JsonObject): Validators {
  return createValidators(discriminated(document, 'judged'), { allProblems: true });
}
