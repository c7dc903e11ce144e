import { fileURLToPath } from 'node:url';
import { Language, type Node, Parser } from 'web-tree-sitter';
import type { Fault, Linter } from './fault.ts';

await Parser.init();
const groovy = await Language.load(
  fileURLToPath(import.meta.resolve('tree-sitter-groovy/tree-sitter-groovy.wasm')),
);

/** What may stand directly in each section of a declarative pipeline ("Pipeline Syntax" in the handbook of Jenkins). */
const sections: Readonly<Record<string, readonly string[]>> = {
  pipeline: [
    ...['agent', 'environment', 'libraries', 'options', 'parameters', 'post', 'stages', 'tools', 'triggers'],
  ],
  stages: ['stage', 'matrix'],
  parallel: ['stage'],
  matrix: [
    ...['agent', 'axes', 'environment', 'excludes', 'input', 'options', 'post', 'stages', 'tools', 'when'],
  ],
  axes: ['axis'],
  axis: ['name', 'notValues', 'values'],
  stage: [
    ...['agent', 'environment', 'failFast', 'input', 'matrix', 'options', 'parallel', 'post', 'stages'],
    ...['steps', 'tools', 'when'],
  ],
  post: [
    ...['aborted', 'always', 'changed', 'cleanup', 'failure', 'fixed', 'notBuilt', 'regression', 'success'],
    ...['unstable', 'unsuccessful'],
  ],
};
const needed: Readonly<Record<string, readonly string[]>> = {
  pipeline: ['agent', 'stages'],
  matrix: ['axes', 'stages'],
  axis: ['name'],
};

/** A declarative pipeline of Jenkins: the syntax of Groovy, and which section may have which. */
export const jenkinsfile: Linter = async (text) => {
  const parser = new Parser();
  parser.setLanguage(groovy);
  const root = parser.parse(text)?.rootNode;
  if (!root) throw new Error('the parser of Groovy was stopped');
  const broken = brokenIn(root);
  if (broken.length > 0) return broken;
  const pipelines = callsIn(root).filter(({ name }) => name === 'pipeline');
  if (pipelines.length !== 1) return [{ line: undefined, message: 'there is to be one pipeline' }];
  return pipelines.flatMap(faultsOf);
};

function brokenIn(root: Node): readonly Fault[] {
  if (!root.hasError) return [];
  const [first] = [root, ...root.descendantsOfType('ERROR')].filter(
    (node) => node?.isError || node?.isMissing,
  );
  return [{ line: lineOf(first ?? root), message: 'this is no Groovy' }];
}

interface Call {
  readonly name: string;
  readonly line: number;
  readonly body: Node | undefined;
}

function faultsOf({ name, line, body }: Call): readonly Fault[] {
  const allowed = sections[name];
  if (!allowed || !body) return [];
  const inside = callsIn(body);
  const missing = (needed[name] ?? []).filter((each) => inside.every((call) => call.name !== each));
  return [
    ...missing.map((each) => ({ line, message: `${name} has no ${each}` })),
    ...inside
      .filter((call) => !allowed.includes(call.name))
      .map((call) => ({ line: call.line, message: `${call.name} cannot stand in ${name}` })),
    ...inside.flatMap(faultsOf),
  ];
}

/** What is called directly in a node. `agent any` looks like the declaration of a variable, and is read as a call too. */
function callsIn(node: Node): readonly Call[] {
  return node.namedChildren.flatMap((child): readonly Call[] => {
    if (!child) return [];
    if (child.type === 'expression_statement') return callsIn(child);
    const name = child.namedChildren[0]?.text ?? '';
    const line = lineOf(child);
    switch (child.type) {
      case 'method_invocation':
      case 'juxt_function_call':
        return [
          { name, line, body: child.namedChildren.find((part) => part?.type === 'closure') ?? undefined },
        ];
      case 'local_variable_declaration':
        return [{ name, line, body: undefined }];
      default:
        return [];
    }
  });
}

function lineOf({ startPosition }: Node): number {
  return startPosition.row + 1;
}
