import { type ExecException, exec } from 'node:child_process';
import { UserError } from '../user-error.ts';

export interface RunningCommand {
  readonly environment: NodeJS.ProcessEnv;
  /** Where it is run. */
  readonly folder: string;
  /** For people: "the token of the owner". */
  readonly whose: string;
  /** What the command is told: names, and nothing secret. */
  readonly variables: Readonly<Record<string, string>>;
}

/** Milliseconds: whoever logs in at a slow place is waited for. */
const timeout = 60_000;

/**
 * What a command prints, trimmed. Neither the command nor what it prints stands in an error: both may hold what is
 * secret. Throws a UserError.
 */
export function runCommand(
  command: string,
  { environment, folder, whose, variables }: RunningCommand,
): Promise<string> {
  const env = { ...withoutSecrets(environment), ...variables };
  return new Promise((resolve, reject) => {
    const child = exec(command, { env, cwd: folder, timeout }, (error, stdout) => {
      if (!error) return resolve(stdout.trim());
      reject(new UserError(`the command for ${whose} ${ending(error)}; run it by itself to see why`));
    });
    // Whoever asks something on a terminal that is not there does not wait for the answer.
    child.stdin?.end();
  });
}

function ending({ code, signal, killed }: ExecException): string {
  if (killed === true) return `did not end within ${timeout / 1000} s`;
  return signal ? `was ended by ${signal}` : `ended with exit code ${code ?? 'unknown'}`;
}

/** No command needs to know the tokens that were given besides it. */
function withoutSecrets(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) => !/^ASSAY_(TOKENS?_|CLIENT_SECRET)/.test(name)),
  );
}
