import { isSafe } from '../model/safe-method.ts';
import type { Draft, Scenario, Sending } from '../model/scenario.ts';
import { Stop } from '../model/stop.ts';
import { identifiersOf } from '../safety/effect.ts';
import { foreignInBody, noteMadeUpInBody } from '../safety/own-identifier.ts';
import { protectedSentence } from '../safety/protection.ts';
import type { Borrowed } from './borrowed.ts';
import type { StoryContext } from './story-context.ts';

/**
 * Stops a scenario before it sends what may change something that was there before the run: an operation that works on all
 * of a server, or an identifier that this run has neither made nor made up.
 */
export function requireOwnResource(
  draft: Draft,
  { step }: Pick<Sending, 'step'>,
  scenario: Scenario,
  {
    protection,
    own,
    known,
    runId,
    borrowed,
  }: Pick<StoryContext, 'protection' | 'own' | 'known' | 'runId'> & { readonly borrowed: Borrowed },
): void {
  const { operation, path, madeUp = [] } = draft;
  // What is removed in the end was noted as made by this run, or by one that was killed.
  if (!protection || step === 'clean-up' || protection.isStory(scenario)) return;
  const why = protection.whyNot(operation);
  if (why !== undefined) throw new Stop('protected', protectedSentence(why, operation));
  if (isSafe(operation.method) || protection.isAllowed(operation)) return;
  const identifiers = identifiersOf(operation, known.contract);
  for (const name of madeUp) own.addMadeUp(operation.path, name, path[name] ?? '');
  noteMadeUpInBody(draft, known, own);
  // Around what is the run's own, others' may stand: it is not what changes.
  const others = borrowed.othersIn(draft);
  const asked = identifiers.filter((name) => !others.includes(name) && !path[name]?.includes(runId));
  const foreign = own.foreign(operation, asked, path) ?? foreignInBody(draft, known, { own, runId });
  if (foreign === undefined) return;
  const clause = `${operation.key} would be sent with an identifier (${foreign}) that this run did not create`;
  throw new Stop('protected', protectedSentence(clause, operation));
}
