import { sql } from 'kysely';
import type { Apply } from '../sabotage.ts';

/**
 * Lets the embedded database do something else than it was told: triggers, which nobody who sends statements sees.
 */
export function triggers(...statements: readonly string[]): Apply {
  return (app) => {
    app.addHook('onReady', async () => {
      for (const [index, statement] of statements.entries())
        await sql.raw(`create trigger sabotage_${index} ${statement}`).execute(app.storage.db);
    });
  };
}
