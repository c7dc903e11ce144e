import { tokens } from '../../contract/json.ts';
import { lastSegment } from '../../contract/operations/last-segment.ts';
import type { Cell, Operation, Parameter } from '../../contract/operations/operation.ts';
import { parametersOf, sameParameter } from '../../contract/operations/path-template.ts';
import { checksCredentials } from '../../contract/resources/credential-check.ts';
import { plain } from '../../contract/resources/identifiers.ts';
import type { Producer } from '../../contract/resources/producer.ts';
import { callerOf, standingOf } from '../model/caller.ts';
import { healthyPersonas } from '../model/persona.ts';
import { isSafe } from '../model/safe-method.ts';
import type { Scenario, Story } from '../model/scenario.ts';
import type { Known } from '../model/strategy.ts';
import type { Ability } from '../model/target.ts';
import { hasGuesses } from '../request/guessed-formats.ts';
import { createsScarce, isListed } from '../request/scarce-identifiers.ts';

/** A scenario of a strategy: it aims at one cell, in one of perhaps several variants. */
export function aiming(
  strategy: string,
  cell: Cell,
  scenario: {
    readonly title: string;
    /** Keeps the variants of a strategy on one cell apart. */
    readonly variant?: string;
    readonly aim?: 'must' | 'may';
    readonly needs?: readonly Ability[];
    readonly fallback?: true;
    readonly run: (story: Story) => Promise<void>;
  },
): Scenario {
  const { title, variant, aim = 'must', needs = [], fallback = false, run } = scenario;
  return {
    id: [strategy, cell.id, ...(variant ? [variant] : [])].join(' › '),
    suite: strategy,
    title,
    // Where not all of a valid request is known, or it can be read in two ways, another answer is no violation.
    aim: isUnambiguous(cell.operation) ? aim : 'may',
    cell: cell.id,
    requirements: [],
    needs,
    fallback,
    run,
  };
}

function isUnambiguous(operation: Operation): boolean {
  const { unresolved, sharedNames = [], access } = operation;
  // Whether whoever calls it is permitted to, only the target knows.
  const caller = healthyPersonas.find(({ id }) => id === callerOf(operation));
  if (caller && standingOf(caller, access) === 'unsaid') return false;
  return unresolved.length === 0 && sharedNames.length === 0;
}

/** The first documented status that a server refuses a bad request with: 400, where it is missing 422, then any 4XX. */
export function isRefusal({ operation, response }: Cell): boolean {
  return response.status === refusalsOf(operation)[0];
}

/** The documented statuses that a bad request can be refused with, the usual one first. */
export function refusalsOf({ responses }: Operation): string[] {
  const documented = responses.map(({ status }) => status);
  return ['400', '422', '4XX', 'default'].filter((status) => documented.includes(status));
}

/**
 * Documented statuses that are as good as the one that is aimed at where a bad request is refused: servers divide 400 and
 * 422 in their own ways, and who checks credentials may do that before everything else.
 */
export function otherRefusals(operation: Operation, { contract }: Known): string[] {
  const documented = operation.responses.map(({ status }) => status);
  const others = checksCredentials(operation, contract) ? ['422', '401', '403'] : ['422'];
  return others.filter((status) => documented.includes(status));
}

/**
 * How binding it is that a valid request succeeds: of what is made up, only the server knows that nothing was issued, and what
 * there are only a few of may be there already.
 */
export function aimAtSuccess(operation: Operation, known: Known): 'must' | 'may' {
  const isOpen = checksCredentials(operation, known.contract) || createsScarce(operation, known);
  return isOpen ? 'may' : aimAt(operation, known);
}

/**
 * How binding an aim is that needs the resources of a path to be there. Where nothing is certain to make them (the
 * document has only an example of their identifier, or another operation only a member of that name), they may be
 * missing, and an answer that says so is no violation. Nor is one to values that can only be guessed.
 */
export function aimAt(operation: Operation, known: Known): 'must' | 'may' {
  return isCertain(operation, known) && !hasGuesses(operation, known) ? 'must' : 'may';
}

/** The same where a removal has succeeded before: what was removed at an address was there, however it got its name. */
export function aimAtRemoved(operation: Operation, known: Known): 'must' | 'may' {
  return isCertain(operation, known, () => false) && !hasGuesses(operation, known) ? 'must' : 'may';
}

/**
 * The same where a body is to be refused: servers need not know what content of a GET or HEAD means (RFC 9110, sections
 * 9.3.1 and 9.3.2), and by OpenAPI 3.0 they ignore it (3.0.3, section 4.7.10.1, `requestBody`).
 */
export function aimAtRefusedBody(operation: Operation, known: Known): 'must' | 'may' {
  return isSafe(operation.method) ? 'may' : aimAt(operation, known);
}

function isCertain(operation: Operation, known: Known, guessed = isGuessed): boolean {
  const listed = operation.parameters.filter(
    (parameter) => parameter.in === 'path' && isListed(parameter, known),
  );
  if (listed.some((parameter) => isRemovable(operation, parameter, known))) return false;
  const needed = parametersOf(operation.path).filter(
    (name) => !listed.some((parameter) => parameter.name === name),
  );
  if (needed.length === 0) return true;
  const producer = known.graph.producerFor(operation);
  if (!producer || ['member-name', 'lookup'].includes(producer.basis) || guessed(producer)) return false;
  // Where the shape of its path says what makes it, the names of parameters do not matter.
  if (producer.basis === 'path-shape') return isCertain(producer.operation, known, guessed);
  const inherited = parametersOf(producer.operation.path);
  const isMade = (name: string) => name === producer.parameter || inherited.includes(name);
  return needed.every(isMade) && isCertain(producer.operation, known, guessed);
}

/** Whether the API removes what a parameter names: another scenario may have done so. */
function isRemovable(operation: Operation, parameter: Parameter, { graph }: Known): boolean {
  return graph.collections.some(
    ({ itemPath, roles }) => roles.remove !== undefined && sameParameter(operation, itemPath) === parameter,
  );
}

/**
 * Whether what a path takes is only guessed: what a client chose under another name ("name" for "{key}"), or what things are
 * usually called by where neither name says the other. The server may take its own.
 */
function isGuessed({ basis, pointer, chosen, parameter }: Producer): boolean {
  if (chosen !== undefined) return tokens(chosen).at(-1) !== parameter;
  if (basis !== 'key-name') return false;
  const [member, taken] = [plain(lastSegment(pointer ?? '')), plain(parameter)];
  return !['id', 'uuid'].includes(member) && !taken.includes(member) && !member.includes(taken);
}

/** Whether a PUT may create what is not there, as the document says with 201 (RFC 9110, section 9.3.4). */
export function mayCreate({ method, responses }: Operation): boolean {
  return method === 'PUT' && responses.some(({ status }) => status === '201');
}
