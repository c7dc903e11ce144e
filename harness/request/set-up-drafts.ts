import { namesIdentifier } from '../../contract/resources/identifiers.ts';
import type { Draft } from '../model/scenario.ts';
import type { Known } from '../model/strategy.ts';
import { minimal } from './minimal-value.ts';
import { modest, withHyphens } from './plainer-bodies.ts';
import { withUniqueTexts } from './unique-members.ts';

/** What the names of a run have in them. */
export interface Mark {
  readonly runId: string;
  readonly unique: () => string;
}

/**
 * A creation in the forms that a server may accept, one after the other: the whole request, only what has to be in it, with
 * names of one word, in lower case and with small numbers, with texts that nothing else has.
 */
export function setUpDrafts(
  draft: Draft,
  { contract, graph }: Pick<Known, 'contract' | 'graph'>,
  { runId, unique }: Mark,
): readonly Draft[] {
  const { body, operation } = draft;
  const schema = operation.body?.content.find(({ type }) => type === body?.mediaType)?.schema;
  if (!body || !('json' in body) || schema === undefined) return [draft];
  const { accepts } = contract.requests.at(schema);
  const refers = (member: string): boolean =>
    namesIdentifier(member) || graph.producerOfMember(operation, member) !== undefined;
  const bare = minimal(body.json, accepts);
  const forms = [
    body.json,
    bare,
    withHyphens(bare, runId),
    modest(withHyphens(body.json, runId), runId, accepts),
    modest(withHyphens(bare, runId), runId, accepts),
    withUniqueTexts(bare, unique, { accepts, refers }),
  ].map((json) => ({ json, text: JSON.stringify(json) }));
  return forms
    .filter(({ text }, index) => forms.findIndex((other) => other.text === text) === index)
    .map(({ json }) => ({ ...draft, body: { ...body, json } }));
}
