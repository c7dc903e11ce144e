import { callerOf } from '../model/caller.ts';
import { isSafe } from '../model/safe-method.ts';
import { type ProbeKind, someOf } from './probing.ts';
import { unusualTexts } from './unusual-texts.ts';

/**
 * One value at a time, below resources that exist: a server looks at a later value only if it knows the earlier ones. Reading
 * only, because such a value may name something that is not ours.
 */
export const unusualPaths: ProbeKind = {
  id: 'unusual-paths',
  title: 'Unusual values of path parameters cause no server error',
  plan: (operation, known) => {
    const parameters = operation.parameters.filter(
      (parameter) => parameter.in === 'path' && !parameter.isComposed,
    );
    // An empty value is another path.
    const texts = someOf(
      parameters.flatMap((parameter) => unusualTexts(parameter, known)).filter(({ text }) => text !== ''),
    );
    if (!isSafe(operation.method) || texts.length === 0) return undefined;
    return {
      run: async (story) => {
        const draft = await story.draftAnyway(operation);
        for (const { name, what, text } of texts) {
          const path = { ...draft.path, [name]: text };
          const unusual = { ...draft, path, madeUp: [...(draft.madeUp ?? []), name] };
          const probe = { what, forbidden: false };
          await story.probe(unusual, { as: callerOf(operation), subject: name, probe });
        }
      },
    };
  },
};
