import type { Credential, Step } from '../../harness/journeys/journey.ts';
import { inTemplate, type Names, objectOf } from './source-text.ts';

/** The headers of personas, each a constant of the script. */
export interface PersonaHeaders {
  /** Environment variables that have to be set. */
  readonly variables: readonly string[];
  /** The constants, in TypeScript. */
  readonly source: string;
  /** The constant that a step spreads into its headers; undefined if it has no credentials there. */
  readonly constantOf: (step: Step) => string | undefined;
}

/** A constant for each kind of credentials that steps carry in headers. */
export function personaHeaders(steps: readonly Step[], names: Names): PersonaHeaders {
  const constants = new Map<string, { readonly name: string; readonly source: string }>();
  const keyOf = (step: Step): string => objectOf(headersOf(step), '');
  for (const step of steps) {
    const key = keyOf(step);
    if (headersOf(step).length === 0 || constants.has(key)) continue;
    const name = names.make(step.persona);
    constants.set(key, { name, source: `const ${name} = ${objectOf(headersOf(step), '')};\n` });
  }
  const variables = steps.flatMap((step) => step.credentials.map((one) => variableOf(one, step)));
  return {
    variables: [...new Set(variables)].sort(),
    source: [...constants.values()].map(({ source }) => source).join(''),
    constantOf: (step) => constants.get(keyOf(step))?.name,
  };
}

/** A secret as it stands in a template: "${secret('ASSAY_TOKEN_OWNER')}". */
export function secretOf(credential: Credential, step: Pick<Step, 'persona'>): string {
  const value = `secret('${variableOf(credential, step)}')`;
  const isBasic = /^basic\s/i.test(credential.before);
  return `\${${isBasic ? `base64(${value})` : value}}`;
}

function headersOf(step: Step): [name: string, value: string][] {
  return step.credentials
    .filter((credential) => credential.in === 'header')
    .map((credential) => {
      const { name, before, after } = credential;
      const text = `\`${inTemplate(before)}${secretOf(credential, step)}${inTemplate(after)}\``;
      return [name, /^`\$\{[^`]*\}`$/.test(text) ? text.slice(3, -2) : text];
    });
}

/** The variable that a secret is read from: "ASSAY_TOKEN_OWNER", as for a run. */
function variableOf({ isOfTarget, name }: Credential, { persona }: Pick<Step, 'persona'>): string {
  const word = (text: string): string => text.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_');
  return isOfTarget ? `ASSAY_HEADER_${word(name)}` : `ASSAY_TOKEN_${word(persona)}`;
}
