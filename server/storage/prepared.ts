import { type Compilable, CompiledQuery, type Kysely, type QueryResult } from 'kysely';
import { EmbeddedAdapter } from './sqlite-dialect.ts';

/** How many forms of a query are kept; most have one, those with lists have one for each length. */
const KEPT_FORMS = 100;

/**
 * A query that is built and compiled once for each kind of database, and then only run: for what nearly every request
 * asks. `build` gets a placeholder in the place of every value in the parameters, also of those in lists and records; it
 * may pass them on as values, and do nothing else with them. Of what has other lengths or other members the query is
 * built anew.
 */
export function prepared<Schema, Row, Given extends object>(
  build: (db: Kysely<Schema>, parameters: Given) => Compilable<Row>,
): (db: Kysely<Schema>, parameters: Given) => Promise<Row[]> {
  const compiled = new WeakMap<object, Map<string, CompiledQuery<Row>>>();
  return async (db, parameters) => {
    const { adapter } = db.getExecutor();
    let forms = compiled.get(adapter);
    if (!forms) {
      forms = new Map();
      compiled.set(adapter, forms);
    }
    const form = formOf(parameters);
    let template = forms.get(form);
    if (!template) {
      if (forms.size >= KEPT_FORMS) forms.clear();
      template = build(db, standIn(parameters, (given) => given) as Given).compile();
      forms.set(form, template);
    }
    const values = template.parameters.map((value) =>
      value instanceof Placeholder ? value.valueIn(parameters) : value,
    );
    if (adapter instanceof EmbeddedAdapter && (db.isTransaction || adapter.isFree()))
      return adapter.runAtOnce(template.sql, values) as Row[];
    const { rows }: QueryResult<Row> = await db.executeQuery(CompiledQuery.raw(template.sql, values));
    return rows;
  };
}

/** Stands for a value while the query is built. */
class Placeholder {
  /** The value, in the parameters of a call. */
  readonly valueIn: ValueIn;

  constructor(valueIn: ValueIn) {
    this.valueIn = valueIn;
  }
}

type ValueIn = (parameters: unknown) => unknown;

/** The same with placeholders in the place of values. */
function standIn(given: unknown, within: ValueIn): unknown {
  if (typeof given !== 'object' || given === null) return new Placeholder(within);
  const members = Object.entries(given).map(([name, member]) => {
    const valueIn: ValueIn = (parameters) => (within(parameters) as Record<string, unknown>)[name];
    return [name, standIn(member, valueIn)] as const;
  });
  return Array.isArray(given) ? members.map(([, member]) => member) : Object.fromEntries(members);
}

/** The same text for everything that has the same lengths and members. */
function formOf(given: unknown): string {
  if (typeof given !== 'object' || given === null) return '';
  const members = Object.entries(given).map(([name, member]) => `${name}${formOf(member)}`);
  return `{${members.join()}}`;
}
