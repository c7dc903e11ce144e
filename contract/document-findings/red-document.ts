import { load } from 'js-yaml';
import { understand } from '../contract.ts';
import type { Finding } from '../finding.ts';
import { isObject } from '../json.ts';
import { outdented } from '../outdented.ts';
import { documentFindings } from './document-findings.ts';

/** What a rule finds in its own example. Throws if the example is no document. */
export function findingsOfExample({
  name,
  example,
}: {
  readonly name: string;
  readonly example: string;
}): readonly Finding[] {
  const parts = load(outdented(example));
  const own = isObject(parts) ? parts : {};
  const document = {
    ...(own.swagger === undefined && { openapi: '3.1.0' }),
    info: { title: name, version: '1' },
    paths: {},
    ...own,
  };
  const contract = understand({ file: name, document, findings: [] });
  return [...contract.findings, ...documentFindings(contract)].filter(({ rule }) => rule === name);
}
