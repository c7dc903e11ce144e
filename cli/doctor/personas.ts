import type { Report, ReportedPersona } from '../../harness/report.ts';
import type { Finding } from './finding.ts';

/** What a rehearsal has shown of each persona with credentials. */
export function personaFindings({ personas, access, exchanges }: Report): readonly Finding[] {
  return personas
    .filter(({ control }) => control !== 'none')
    .map((persona): Finding => {
      const { id } = persona;
      if (persona.control !== 'passed') return withoutControl(persona);
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

function withoutControl({ id, control, reason, sentence }: ReportedPersona): Finding {
  if (control === 'not-available')
    return {
      about: id,
      state: 'note',
      says: 'no credentials; nothing that depends on it can be seen',
      help: `Give ASSAY_TOKEN_${id.toUpperCase()}, the token of an account that ${sentence}.`,
    };
  return {
    about: id,
    state: 'bad',
    says: reason ?? 'is let in nowhere',
    help: `Give ${id} credentials that work: until then its refusals prove nothing.`,
  };
}

function shown(dues: readonly ('let-in' | 'refused')[]): string {
  const words = { 'let-in': 'is let in', refused: 'is refused' } as const;
  const kinds = [...new Set(dues)].map((due) => words[due]);
  return kinds.length === 0 ? 'its credentials work' : `${kinds.join(' and ')} where it should be`;
}
