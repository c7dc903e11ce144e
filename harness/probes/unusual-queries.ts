import { callerOf } from '../model/caller.ts';
import { isSafe } from '../model/safe-method.ts';
import { withoutActing } from '../safety/acting-parameter.ts';
import { type ProbeKind, someOf } from './probing.ts';
import { unusualTexts } from './unusual-texts.ts';

/** In a query all is text, and servers make values of it as they like: whatever is refused or accepted is right. */
export const unusualQueries: ProbeKind = {
  id: 'unusual-queries',
  title: 'Unusual values of query parameters cause no server error',
  plan: (operation, known) => {
    const parameters = withoutActing(operation.parameters, known).filter(
      ({ in: place }) => place === 'query',
    );
    const texts = someOf(parameters.flatMap((parameter) => unusualTexts(parameter, known)));
    if (!isSafe(operation.method) || texts.length === 0) return undefined;
    return {
      run: async (story) => {
        const draft = await story.draft(operation);
        for (const { name, what, text } of texts) {
          const query = { ...draft.query, [name]: text };
          const probe = { what, forbidden: false };
          await story.probe({ ...draft, query }, { as: callerOf(operation), subject: name, probe });
        }
      },
    };
  },
};
