import { AuthError } from '../../harness/model/auth-error.ts';
import { callerOf } from '../../harness/model/caller.ts';
import type { PersonaId } from '../../harness/model/persona.ts';
import type { AuthAdapter } from '../../harness/model/target.ts';
import { controlOperation } from '../../harness/personas/control.ts';
import type { Plan } from '../../harness/plan/plan.ts';
import type { ReportedPersona } from '../../harness/report/access.ts';
import type { Report } from '../../harness/report/report.ts';

/** What is known of personas that no control has shown. */
export type Uncontrolled = ReadonlyMap<string, Pick<ReportedPersona, 'control' | 'reason'>>;

/**
 * Asks for the credentials of whoever calls something: a document may have no operation that lets everybody in, and a
 * rehearsal then says nothing of whom there are credentials for.
 */
export async function uncontrolled({ cells, known }: Plan, auth: AuthAdapter): Promise<Uncontrolled> {
  if (controlOperation(known.contract)) return new Map();
  const callers = new Map(cells.map(({ cell: { operation } }) => [callerOf(operation), operation.access]));
  callers.delete('anonymous');
  const found = [...callers].map(
    async ([id, { schemes }]) => [id, await outcome(auth, id, schemes)] as const,
  );
  return new Map((await Promise.all(found)).flatMap(([id, known]) => (known ? [[id, known] as const] : [])));
}

async function outcome(
  auth: AuthAdapter,
  id: PersonaId,
  schemes: Parameters<AuthAdapter['credentials']>[1],
): Promise<Pick<ReportedPersona, 'control' | 'reason'> | undefined> {
  try {
    const credentials = await auth.credentials(id, schemes);
    return credentials ? undefined : { control: 'not-available', reason: null };
  } catch (error) {
    if (!(error instanceof AuthError)) throw error;
    return { control: 'failed', reason: error.message };
  }
}

/** A report whose personas are known by that where no control has shown them. */
export function withUncontrolled(report: Report, known: Uncontrolled): Report {
  const personas = report.personas.map((persona) =>
    persona.control === 'none' ? { ...persona, ...known.get(persona.id) } : persona,
  );
  return { ...report, personas };
}
