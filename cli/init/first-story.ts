import type { Contract } from '../../contract/contract.ts';
import { at } from '../../contract/json.ts';
import { isJson } from '../../contract/operations/media-type.ts';
import { cellId, type Operation } from '../../contract/operations/operation.ts';
import { type ResourceGraph, readResourceGraph } from '../../contract/resources/resource-graph.ts';
import { membersOf } from '../../contract/schemas/members.ts';
import { callerOf } from '../../harness/model/caller.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { quoted } from './new-configuration.ts';

/** What a first story is told about. */
interface Subject {
  readonly operation: Operation;
  readonly status: string;
  /** The member of the response that repeats a value of the path, and the parameter with that value. */
  readonly echo: { readonly member: string; readonly parameter: string } | undefined;
}

/**
 * The text of a story about one operation of the document: it reads a resource that it creates, if the document has such
 * an operation. Undefined if no operation has a documented success. Pure.
 */
export function firstStory(contract: Contract): string | undefined {
  const subject = subjectIn(contract);
  return subject && storyText(subject);
}

function subjectIn(contract: Contract): Subject | undefined {
  const graph = readResourceGraph(contract);
  const subjects = contract.operations.flatMap((operation): Subject[] => {
    const success = operation.responses.find(({ status }) => /^2\d\d$/.test(status));
    if (!success) return [];
    return [{ operation, status: success.status, echo: echoOf(operation, contract, graph) }];
  });
  const ranks: ((subject: Subject) => boolean)[] = [
    ({ echo }) => echo !== undefined,
    ({ operation }) => operation.method === 'GET' && graph.producerFor(operation) !== undefined,
    ({ operation }) => operation.method === 'GET' && !operation.path.includes('{'),
    () => true,
  ];
  for (const rank of ranks) {
    const found = subjects.find(rank);
    if (found) return found;
  }
  return undefined;
}

/** Whether a read of a resource that a story can create returns the identifier that is in its path. */
function echoOf(operation: Operation, { intended }: Contract, graph: ResourceGraph): Subject['echo'] {
  const { method, responses } = operation;
  const producer = graph.producerFor(operation);
  if (method !== 'GET' || producer?.itemPath !== operation.path) return undefined;
  const [, member] = /^\/([^/~]+)$/.exec(producer.pointer ?? '') ?? [];
  const media = responses.find(({ status }) => status === '200')?.content.find(({ type }) => isJson(type));
  if (member === undefined || media?.schema === undefined) return undefined;
  const members = membersOf(intended, at(intended, media.schema));
  return members.includes(member) ? { member, parameter: producer.parameter } : undefined;
}

function storyText({ operation, status, echo }: Subject): string {
  const name = operation.id ?? operation.key;
  const caller = callerOf(operation);
  const imports = echo ? 'story, valueAt' : 'story';
  const claim = echo
    ? `    story.claim(answer, {
      sentence: ${quoted(`The response has the ${echo.parameter} that was asked for`)},
      holds: valueAt(answer, ${quoted(`/${echo.member}`)}) === request.path${member(echo.parameter)},
    });`
    : `    story.claim(answer, {
      sentence: 'The response says what your API promises',
      holds: answer.response.status === ${status}, // replace this by a rule of your API
    });`;
  return `import { ${imports} } from '${packageJson.name}/suite';

/** Your first story: change it to a rule of your API that its document cannot say. */
export default story({
  title: ${quoted(`${name} does what was promised`)},
  cell: ${quoted(cellId(operation.key, status))},
  run: async (story) => {
    // A valid request. What its path needs is created first, and removed in the end.
    const request = await story.draft(story.operation(${quoted(name)}));
    const answer = await story.send(request, {
      as: ${quoted(caller)},
      expect: ${status},
      why: ${quoted(`Send ${name}`)},
    });
${claim}
  },
});
`;
}

/** A member of a record in TypeScript: ".bookId". */
function member(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? `.${name}` : `[${quoted(name)}]`;
}
