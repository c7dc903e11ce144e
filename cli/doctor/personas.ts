import type { ReportedPersona } from '../../harness/report/access.ts';
import type { Report } from '../../harness/report/report.ts';
import type { UnsetVariable } from '../configuration/credential-variables.ts';
import type { Finding } from './finding.ts';

/** Where credentials of personas were looked for. */
export interface Looked {
  /** The way to get in: "tokens". */
  readonly kind: string;
  /** What the configuration names, and nobody has set. */
  readonly unset: readonly UnsetVariable[];
  /** The configuration, as it was named. */
  readonly configFile: string | undefined;
}

/** What a rehearsal has shown of each persona with credentials. */
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
      const due = wrong.due === 'let-in' ? 'where it has to be let in' : 'where it has to be refused';
      return {
        about: id,
        state: 'bad',
        says: `${wrong.operation} answered ${got ?? 'something else'} ${due}`,
        help: `If the account of ${id} is the right one (it ${persona.sentence}), that is a violation.`,
      };
    }
    return { about: id, state: 'good', says: shown(seen.map(({ due }) => due)) };
  });
}

function absent({ id, sentence }: ReportedPersona, { kind, unset, configFile }: Looked): Finding {
  const variable = unset.find(({ persona }) => persona === id)?.name;
  const account = `somebody who ${sentence}`;
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
    says: 'no credentials; nothing that depends on it can be seen',
    help: `Give ${wanted(kind, id)}, ${kind === 'tokens' ? `the token of ${account}` : `for ${account}`}.`,
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

/** The same help for all of them, so that it is said once. */
function withoutControl({ id, reason }: ReportedPersona, failed: readonly ReportedPersona[]): Finding {
  const help = `Give ${listed.format(failed.map(({ id }) => id))} credentials that work: until then a refusal proves nothing.`;
  return { about: id, state: 'bad', says: reason ?? 'gets no success anywhere', help };
}

function sameReason(failed: readonly ReportedPersona[]): boolean {
  return new Set(failed.map(({ reason }) => reason)).size === 1;
}

/** Where the same thing happens to everybody, the operation or all credentials are to blame, and no one persona. */
function nobody({ reason }: ReportedPersona, failed: readonly ReportedPersona[]): Finding {
  const everybody = listed.format(failed.map(({ id }) => id));
  return {
    about: 'everybody',
    state: 'bad',
    says: `${reason ?? 'gets no success anywhere'}, for ${everybody} alike`,
    help: 'Send that request with curl: either the credentials of everybody are wrong, or the operation fails. Until then no refusal proves anything.',
  };
}

function shown(dues: readonly ('let-in' | 'refused')[]): string {
  const words = { 'let-in': 'is let in', refused: 'is refused' } as const;
  const kinds = [...new Set(dues)].map((due) => words[due]);
  return kinds.length === 0 ? 'its credentials work' : `${kinds.join(' and ')} where it should be`;
}
