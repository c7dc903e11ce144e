import { nearest } from '../../harness/model/nearest-name.ts';
import { healthyPersonas, type PersonaId, personas } from '../../harness/model/persona.ts';
import type { Settings } from './settings.ts';

/** A variable that the configuration names for a persona, and that is not set. */
export interface UnsetVariable {
  readonly persona: PersonaId;
  readonly name: string;
}

/** A variable that looks like ours, and is nobody's. */
export interface StrayVariable {
  readonly name: string;
  /** What was meant, probably. */
  readonly meant: string | undefined;
}

/** Where the configuration leads to nothing. Only given tokens are looked for there. */
export function unsetVariables(
  { target }: Pick<Settings, 'target'>,
  environment: NodeJS.ProcessEnv,
): readonly UnsetVariable[] {
  if (target.kind !== 'url' || target.auth.kind !== 'tokens') return [];
  const references = new Map(Object.entries(target.personas));
  return personas.flatMap(({ id }) => {
    const reference = references.get(id);
    return reference && 'env' in reference && !environment[reference.env]
      ? [{ persona: id, name: reference.env }]
      : [];
  });
}

const endings = ['', '_FILE', '_COMMAND'];

function named(prefix: string, ids: readonly string[]): readonly string[] {
  return ids.flatMap((id) => endings.map((ending) => `${prefix}_${id.toUpperCase()}${ending}`));
}

/** What is read of the environment, by the way to get in that reads it. */
const read: Readonly<Record<string, { readonly looks: RegExp; readonly known: readonly string[] }>> = {
  tokens: {
    looks: /^ASSAY_TOKENS?_/,
    known: [
      ...named(
        'ASSAY_TOKEN',
        personas.map(({ id }) => id),
      ),
      ...named('ASSAY_TOKENS', ['throwaway']),
      // Of other ways to get in, which a pipeline may have beside this one.
      ...['ASSAY_TOKEN_COMMAND', 'ASSAY_TOKEN_URL'],
    ],
  },
  'client-credentials': {
    looks: /^ASSAY_CLIENT_/,
    known: [
      'ASSAY_CLIENT_ID',
      ...healthyPersonas.map(({ id }) => `ASSAY_CLIENT_ID_${id.toUpperCase()}`),
      ...named(
        'ASSAY_CLIENT_SECRET',
        healthyPersonas.map(({ id }) => id),
      ),
    ],
  },
};

/** What is set for the way in that was chosen, and read by nobody. */
export function strayVariables(
  { target }: Pick<Settings, 'target'>,
  environment: NodeJS.ProcessEnv,
): readonly StrayVariable[] {
  const { looks, known } = (target.kind === 'url' && read[target.auth.kind]) || { looks: /^$/, known: [] };
  return Object.keys(environment)
    .filter((name) => looks.test(name) && !known.includes(name))
    .map((name) => ({ name, meant: nearest(name, known) }));
}

/**
 * A line about credentials that somebody seems to have given and that are not there; empty where there is nothing to say.
 * A secret with a mistyped name makes a run smaller, which nobody would notice in a pipeline.
 */
export function warningAbout(
  settings: Pick<Settings, 'target' | 'configFile'>,
  environment: NodeJS.ProcessEnv,
): string {
  const unset = unsetVariables(settings, environment).map(({ persona, name }) => `${name} (${persona})`);
  const missing =
    unset.length === 0
      ? []
      : [
          `${unset.join(', ')}: named in ${settings.configFile ?? 'the configuration'}, but not set, so their personas are skipped`,
        ];
  const stray = strayVariables(settings, environment).map(
    ({ name, meant }) =>
      `${name} is set, but not used${meant === undefined ? '' : `; did you mean ${meant}?`}`,
  );
  const parts = [...missing, ...stray];
  return parts.length === 0 ? '' : `Credentials: ${parts.join('; ')}\n`;
}
