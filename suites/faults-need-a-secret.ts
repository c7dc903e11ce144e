import { request, type Scenario, story } from '../suite/suite.ts';

/** An operation of which everybody knows that it succeeds. */
export interface Healthy {
  /** operationId */
  readonly operation: string;
  readonly cell: string;
  readonly requirements: readonly string[];
}

/** Whoever does not know the secret cannot make the server fail: the fault protocol is no way in. */
export function faultsNeedASecret({ operation, cell, requirements }: Healthy): readonly Scenario[] {
  return [
    { what: 'no secret', headers: {} },
    { what: 'a wrong secret', headers: { 'x-assay-fault-secret': 'guessed' } },
  ].map(({ what, headers }) =>
    story({
      suite: 'server-errors',
      title: `A fault that is asked for with ${what} does not happen`,
      cell,
      requirements,
      run: async (story) => {
        const faulty = { 'x-assay-fault': 'storage-error:before', ...headers };
        await story.send(request(story, operation, { headers: faulty }), {
          as: 'owner',
          expect: 200,
          why: `Ask for a fault with ${what}`,
        });
      },
    }),
  );
}
