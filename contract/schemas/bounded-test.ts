import { createContext, Script } from 'node:vm';

const script = new Script('expression.test(text)');
const context = createContext({ expression: /^/, text: '' });

/**
 * Whether an expression matches a text, or true if that is not known after a second, or so many milliseconds: nobody is
 * accused of what cannot be judged. From then on, the expression is not tried again with texts that are as long. Only a context of its own can be
 * stopped while it matches, and it costs a thread each time: it is for expressions that may need it.
 */
export function boundedTest(expression: RegExp, patience = 1000): (text: string) => boolean {
  let tooLong = Number.POSITIVE_INFINITY;
  return (text) => {
    if (text.length >= tooLong) return true;
    Object.assign(context, { expression, text });
    try {
      return script.runInContext(context, { timeout: patience }) as boolean;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
      tooLong = text.length;
      return true;
    }
  };
}
