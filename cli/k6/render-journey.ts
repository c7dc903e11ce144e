import { tokens } from '../../contract/json.ts';
import type {
  Fresh,
  Journey,
  JsonTemplate,
  Piece,
  Step,
  Taken,
  Template,
} from '../../harness/journeys/journey.ts';
import { piecesOf, takenBy } from '../../harness/journeys/pieces.ts';
import { type PersonaHeaders, secretOf } from './credentials.ts';
import { inTemplate, listOf, literal, Names, objectOf, quoted } from './source-text.ts';

/** Says what stands for a value that differs, in TypeScript. */
type Say = (piece: Fresh | Taken) => string;

/** The function of a journey, in TypeScript. */
export function renderJourney(journey: Journey, name: string, personas: PersonaHeaders): string {
  const { steps } = journey;
  const variables = variablesOf(steps);
  const say: Say = (piece) => saidAs(piece, variables);
  const lines: string[] = [];
  const made = new Set<string>();
  const make = (step: Step): void => {
    for (const piece of piecesOf(step)) {
      const variable = variables.get(keyOf(piece));
      if (piece.kind === 'taken' || variable === undefined || made.has(variable)) continue;
      made.add(variable);
      lines.push(`const ${variable} = ${makers[piece.kind]};`);
    }
  };
  const removals = new Map<number, string>();
  const names = new Names([...variables.values(), ...reservedNames]);
  const registerDue = (last: number): void => {
    for (const [index, step] of steps.entries()) {
      if (step.removes === undefined || removals.has(index)) continue;
      const due = Math.max(step.removes, ...takenBy(step).map((piece) => piece.step));
      if (due !== last) continue;
      make(step);
      const variable = names.make(`remove ${nounOf(step)}`);
      removals.set(index, variable);
      lines.push(`const ${variable} = visit.removal(${requestOf(step, say, personas, '  ')});`);
    }
  };
  for (const [index, step] of steps.entries()) {
    const removal = removals.get(index);
    if (removal === undefined) {
      make(step);
      lines.push(
        ...sent(`visit.send(${requestOf(step, say, personas, '  ')})`, index, steps, { variables, names }),
      );
    } else lines.push(`${removal}();`);
    registerDue(index);
  }
  const told = steps
    .map(({ operation }) => operation.key)
    .join(', ')
    .replaceAll('*/', '*\\/');
  return `/** ${told} */\nfunction ${name}(visit: Visit): void {\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;
}

/** Names that a script has besides those of a journey. */
const reservedNames = [
  'visit',
  'path',
  'secret',
  'base64',
  'uuid',
  'uniqueNumber',
  'options',
  'setup',
  'teardown',
];

const makers: Readonly<Record<Fresh['kind'], string>> = {
  unique: 'visit.unique()',
  uuid: 'uuid()',
  number: 'uniqueNumber()',
};

/** A statement that sends, and keeps what later steps take of the response. */
function sent(
  call: string,
  index: number,
  steps: readonly Step[],
  { variables, names }: { readonly variables: ReadonlyMap<string, string>; readonly names: Names },
): string[] {
  const all = steps.flatMap((step) => takenBy(step)).filter((piece) => piece.step === index);
  const taken = [...new Map(all.map((piece) => [keyOf(piece), piece])).values()];
  const [only, ...others] = taken;
  if (!only) return [`${call};`];
  if (others.length === 0) return [`const ${variables.get(keyOf(only))} = ${call}${takingOf(only)};`];
  const reply = names.make('reply');
  return [
    `const ${reply} = ${call};`,
    ...taken.map((piece) => `const ${variables.get(keyOf(piece))} = ${reply}${takingOf(piece)};`),
  ];
}

function takingOf({ from, at }: Taken): string {
  return `.${from === 'header' ? 'header' : 'take'}(${quoted(at)})`;
}

/** A variable for each value that differs, named like the path parameter that it stands in. */
function variablesOf(steps: readonly Step[]): ReadonlyMap<string, string> {
  const names = new Names(reservedNames);
  const variables = new Map<string, string>();
  const add = (piece: Piece, words: string): void => {
    if (typeof piece === 'string' || variables.has(keyOf(piece))) return;
    variables.set(keyOf(piece), names.make(words));
  };
  for (const { path } of steps)
    for (const [parameter, template] of Object.entries(path)) {
      const [only, ...others] = template;
      if (only !== undefined && typeof only !== 'string' && only.kind !== 'unique' && others.length === 0)
        add(only, parameter);
    }
  for (const step of steps)
    for (const piece of piecesOf(step))
      add(piece, piece.kind === 'taken' ? (tokens(piece.at).at(-1) ?? piece.at) : piece.kind);
  return variables;
}

function keyOf(piece: Fresh | Taken): string {
  return piece.kind === 'taken' ? `${piece.step} ${piece.from} ${piece.at}` : `${piece.number}`;
}

function saidAs(piece: Fresh | Taken, variables: ReadonlyMap<string, string>): string {
  const variable = variables.get(keyOf(piece)) ?? '';
  const { separator = '-' } = piece.kind === 'unique' ? piece : {};
  return separator === '-' ? variable : `${variable}.replace('-', '${separator}')`;
}

/** What a deletion removes, in words of its path. */
function nounOf({ operation }: Step): string {
  const literals = operation.path.split('/').filter((segment) => segment !== '' && !segment.includes('{'));
  return literals.at(-1) ?? 'it';
}

/** A request as an object of TypeScript. */
export function requestOf(step: Step, say: Say, personas: PersonaHeaders, indent: string): string {
  const { operation, status, cell, body } = step;
  const inner = `${indent}  `;
  const members: [string, string][] = [
    ['operation', quoted(operation.key)],
    ['status', String(status)],
    ['path', pathOf(step, say)],
    ['headers', headersOf(step, say, personas, inner)],
    ...(body ? [['body', bodyOf(body, say, inner)] as [string, string]] : []),
    ...(cell === `${operation.key} ${status}` ? [] : [['cell', quoted(cell)] as [string, string]]),
  ];
  return `{\n${members.map(([name, value]) => `${inner}${name}: ${value},\n`).join('')}${indent}}`;
}

function pathOf(step: Step, say: Say): string {
  const { operation, path, query, credentials } = step;
  const parts = operation.path.split(/(\{[^{}]+\})/).map((part) => {
    const name = /^\{(.+)\}$/.exec(part)?.[1];
    return name === undefined ? inTemplate(part) : encodedText(path[name] ?? [], say);
  });
  const search = [
    ...query.map(([name, value]) => `${inTemplate(encodeURIComponent(name))}=${encodedText(value, say)}`),
    ...credentials
      .filter((credential) => credential.in === 'query')
      .map(
        (credential) => `${inTemplate(encodeURIComponent(credential.name))}=${secretOf(credential, step)}`,
      ),
  ];
  const text = `${parts.join('')}${search.length === 0 ? '' : `?${search.join('&')}`}`;
  return text.includes('${') ? `path\`${text}\`` : `'${text.replaceAll("'", "\\'")}'`;
}

/** For the template of `path`, which encodes values; constants are encoded here. */
function encodedText(template: Template, say: Say): string {
  return template
    .map((piece) => (typeof piece === 'string' ? inTemplate(encodeURIComponent(piece)) : `\${${say(piece)}}`))
    .join('');
}

function headersOf(step: Step, say: Say, personas: PersonaHeaders, indent: string): string {
  const constant = personas.constantOf(step);
  const own = Object.entries(step.headers).map(([name, value]) => [name, textOf(value, say)] as const);
  const text = objectOf(own, indent);
  if (constant === undefined) return text;
  if (own.length === 0) return constant;
  return text.startsWith('{\n')
    ? `{\n${indent}  ...${constant},${text.slice(1)}`
    : `{ ...${constant}, ${text.slice(2)}`;
}

function bodyOf(body: NonNullable<Step['body']>, say: Say, indent: string): string {
  return body.kind === 'text' ? textOf(body.text, say) : `JSON.stringify(${jsonOf(body.value, say, indent)})`;
}

function jsonOf(value: JsonTemplate, say: Say, indent: string): string {
  const inner = `${indent}  `;
  switch (value.kind) {
    case 'constant':
      return literal(value.value, indent);
    case 'text':
      return textOf(value.text, say);
    case 'number':
      return `Number(${say(value.piece)})`;
    case 'list':
      return listOf(
        value.items.map((item) => jsonOf(item, say, inner)),
        indent,
      );
    case 'object':
      return objectOf(
        value.members.map(([name, each]) => [name, jsonOf(each, say, inner)]),
        indent,
      );
  }
}

function textOf(template: Template, say: Say): string {
  const [only, ...others] = template;
  if (only === undefined) return "''";
  if (others.length === 0) return typeof only === 'string' ? quoted(only) : say(only);
  const parts = template.map((piece) =>
    typeof piece === 'string' ? inTemplate(piece) : `\${${say(piece)}}`,
  );
  return `\`${parts.join('')}\``;
}
