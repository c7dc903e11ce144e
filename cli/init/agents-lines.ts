import { existsSync, readFileSync } from 'node:fs';
import { isPlainUrl } from '../configuration/plain-url.ts';

/** Where coding agents look for what to know about a repository (https://agents.md). */
export const agentsFile = 'AGENTS.md';

/** As everybody in the project can type it, wherever Assay is installed. */
const command = 'npx assay';

/** What a coding agent has to know about Assay in this project. */
export function agentsLines(target: string): string {
  return `## API conformance

\`${command} run\` tests every documented endpoint × status code of the API${where(target)}. It prints one line for each defect,
and the command that shows it again.

- After a change of the API or its document: \`${command} run\`; exit code 0 means no new violation, 1 means violations.
- One endpoint: \`${command} run --cell "GET /pets/{petId} 404"\`; one scenario: \`${command} run --replay <id>\`.
- What a run can test: \`${command} doctor --target ${target} --format json\`.
- Fix the API or its document. Do not accept violations, loosen schemas or leave out operations to pass.
- The page about each check: \`node_modules/@assay-api/assay/docs/checks/\`; all pages: \`node_modules/@assay-api/assay/llms.txt\`.
- As tools (Model Context Protocol): \`${command} mcp\`.
`;
}

function where(target: string): string {
  if (target === 'mock') return ' against a mock of its document';
  return isPlainUrl(target) ? ` at ${target}, which has to be running` : '';
}

/** Whether a file that is there says nothing about Assay yet. */
export function lacksLines(file: string): boolean {
  return existsSync(file) && !/\bassay\b/i.test(readFileSync(file, 'utf8'));
}
