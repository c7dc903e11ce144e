import { createContext, Script } from 'node:vm';

const script = new Script('expression.test(text)');
const context = createContext({ expression: /^/, text: '' });

/** Whatever the pattern, a text of so many characters can be divided in too few ways to take long. */
const short = 8;
/** How many texts an expression is remembered for. */
const remembered = 1000;

/**
 * Whether an expression matches a text, or true if that is not known after a second, or so many milliseconds: nobody is
 * accused of what cannot be judged. From then on, the expression is not tried again with texts that are as long. Only a
 * context of its own can be stopped while it matches, and it costs a thread each time, half a millisecond: it is for
 * expressions that may need it, for texts that are not short, and once for each text.
 */
export function boundedTest(expression: RegExp, patience = 1000): (text: string) => boolean {
  let tooLong = Number.POSITIVE_INFINITY;
  const known = new Map<string, boolean>();
  const timed = (text: string): boolean => {
    Object.assign(context, { expression, text });
    try {
      return script.runInContext(context, { timeout: patience }) as boolean;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
      tooLong = text.length;
      return true;
    }
  };
  return (text) => {
    if (text.length <= short) return expression.test(text);
    if (text.length >= tooLong) return true;
    const before = known.get(text);
    if (before !== undefined) return before;
    const matches = timed(text);
    if (known.size >= remembered) known.clear();
    // A long text is rare, and would be kept alive.
    if (text.length <= remembered) known.set(text, matches);
    return matches;
  };
}
