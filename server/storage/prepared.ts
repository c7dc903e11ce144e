import { type Compilable, CompiledQuery, type Kysely, type QueryResult } from 'kysely';
import { EmbeddedAdapter } from './sqlite-dialect.ts';

/**
 * A query that is built and compiled once for each kind of database, and then only run: for what nearly every request
 * asks. `build` gets placeholders in the place of parameters; it may pass them on as values, and do nothing else with
 * them.
 */
export function prepared<Schema, Row, Parameters extends Readonly<Record<string, unknown>>>(
  build: (db: Kysely<Schema>, parameters: Parameters) => Compilable<Row>,
): (db: Kysely<Schema>, parameters: Parameters) => Promise<Row[]> {
  const compiled = new WeakMap<object, CompiledQuery<Row>>();
  return async (db, parameters) => {
    const { adapter } = db.getExecutor();
    let template = compiled.get(adapter);
    if (!template) {
      template = build(db, placeholders<Parameters>()).compile();
      compiled.set(adapter, template);
    }
    const values = template.parameters.map((value) =>
      value instanceof Placeholder ? parameters[value.name] : value,
    );
    if (adapter instanceof EmbeddedAdapter && (db.isTransaction || adapter.isFree()))
      return adapter.runAtOnce(template.sql, values) as Row[];
    const { rows }: QueryResult<Row> = await db.executeQuery(CompiledQuery.raw(template.sql, values));
    return rows;
  };
}

/** Stands for a parameter while the query is built. */
class Placeholder {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/** Whatever parameter is asked for, here is its placeholder. */
function placeholders<Parameters>(): Parameters {
  return new Proxy({}, { get: (_, name) => new Placeholder(String(name)) }) as Parameters;
}
