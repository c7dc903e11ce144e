import type { ReportedPersona } from '../../harness/report/access.ts';
import type { Report } from '../../harness/report/report.ts';
import type { UnsetVariable } from '../configuration/credential-variables.ts';
import type { Finding } from './finding.ts';

/** Where the credentials of personas come from. */
export interface Looked {
  /** The kind of authentication: "tokens". */
  readonly kind: string;
  /** Variables that the configuration names but that are not set. */
  readonly unset: readonly UnsetVariable[];
  /** The path of the configuration, as the user gave it. */
  readonly configFile: string | undefined;
}

/** The result of the rehearsal for each persona with credentials. */
export function personaFindings({ personas, access, exchanges }: Report, looked: Looked): readonly Finding[] {
  const asked = personas.filter(({ control }) => control !== 'none');
  const failed = asked.filter(({ control }) => control === 'failed');
  const [first] = failed;
  if (first && failed.length > 1 && failed.length === asked.length && sameReason(failed))
    return [nobody(first, failed)];
  return asked.map((persona): Finding => {
    const { id } = persona;
    if (persona.control === 'not-available') return absent(persona, looked);
    if (persona.control !== 'passed') return withoutControl(persona, failed);
    const seen = access.filter(({ persona, found }) => persona === id && found !== 'not-exercised');
    const [wrong] = seen.filter(({ found }) => found === 'otherwise');
    if (wrong) {
      const got = exchanges.find((exchange) => exchange.id === wrong.exchanges[0])?.response.status;
      const due = wrong.due === 'let-in' ? 'a success' : 'a refusal';
      return {
        about: id,
        state: 'bad',
        says: `${wrong.operation} returned ${got ?? 'another status'}, expected ${due}`,
        help: `If this is the right account for ${id} (it ${persona.sentence}), that is a violation.`,
      };
    }
    return { about: id, state: 'good', says: shown(seen.map(({ due }) => due)) };
  });
}

function absent({ id, sentence }: ReportedPersona, { kind, unset, configFile }: Looked): Finding {
  const variable = unset.find(({ persona }) => persona === id)?.name;
  const account = `an account that ${sentence}`;
  if (variable !== undefined)
    return {
      about: id,
      state: 'note',
      says: `no credentials: ${variable}, which ${configFile ?? 'the configuration'} names for it, is not set`,
      help: `Set ${variable} to the token of ${account}.`,
    };
  return {
    about: id,
    state: 'note',
    says: 'no credentials; nothing that depends on it can be tested',
    help: `Set ${wanted(kind, id)}, ${kind === 'tokens' ? `the token of ${account}` : `for ${account}`}.`,
  };
}

/** What gives a persona its credentials. */
function wanted(kind: string, id: string): string {
  const suffix = id.toUpperCase();
  switch (kind) {
    case 'tokens':
      return `ASSAY_TOKEN_${suffix}`;
    case 'client-credentials':
      return `ASSAY_CLIENT_ID_${suffix} and ASSAY_CLIENT_SECRET_${suffix}`;
    default:
      return `${id} credentials`;
  }
}

const listed = new Intl.ListFormat('en', { type: 'conjunction' });

/** The help is the same for all failed personas, so it is printed once. */
function withoutControl({ id, reason }: ReportedPersona, failed: readonly ReportedPersona[]): Finding {
  const help = `Give ${listed.format(failed.map(({ id }) => id))} credentials that work; until then, a refusal proves nothing.`;
  return { about: id, state: 'bad', says: reason ?? 'no request succeeds', help };
}

function sameReason(failed: readonly ReportedPersona[]): boolean {
  return new Set(failed.map(({ reason }) => reason)).size === 1;
}

/** If all personas fail in the same way, the cause is the operation or all credentials, not one persona. */
function nobody({ reason }: ReportedPersona, failed: readonly ReportedPersona[]): Finding {
  const everybody = listed.format(failed.map(({ id }) => id));
  return {
    about: 'everybody',
    state: 'bad',
    says: `${reason ?? 'no request succeeds'}, for ${everybody}`,
    help: 'Send that request with curl: either all credentials are wrong, or the operation fails. Until then, no refusal proves anything.',
  };
}

function shown(dues: readonly ('let-in' | 'refused')[]): string {
  const words = { 'let-in': 'is allowed', refused: 'is refused' } as const;
  const kinds = [...new Set(dues)].map((due) => words[due]);
  return kinds.length === 0 ? 'its credentials work' : `${kinds.join(' and ')} as expected`;
}
