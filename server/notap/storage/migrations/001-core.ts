import type { CreateTableBuilder, Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { ColumnTypes } from '../../../storage/column-types.ts';

/** Users, developers, and what they have. */
export function core(types: ColumnTypes): Migration {
  return {
    up: async (db: Kysely<unknown>) => {
      const table = tables(db, types);
      await enrollments(db, table);
      await developers(db, table);
      await payments(table);
      await administration(db, table);
    },
  };
}

/** A column: what it holds; a `?` at its end if it can be null. */
type Column = 'key' | 'text' | 'text?' | 'integer' | 'moment' | 'moment?' | 'real';
type Table = (
  name: string,
  columns: Readonly<Record<string, Column>>,
  more?: (builder: CreateTableBuilder<string, string>) => CreateTableBuilder<string, string>,
) => Promise<void>;

function tables(db: Kysely<unknown>, types: ColumnTypes): Table {
  const sqlTypes = { text: types.text, real: types.real, integer: 'integer', moment: 'bigint' } as const;
  return async (name, columns, more = (builder) => builder) => {
    let builder: CreateTableBuilder<string, string> = db.schema.createTable(name);
    for (const [column, kind] of Object.entries(columns)) {
      const plain = kind === 'key' ? 'text' : (kind.replace('?', '') as keyof typeof sqlTypes);
      builder = builder.addColumn(column, sqlTypes[plain], (definition) => {
        if (kind === 'key') return definition.primaryKey();
        return kind.endsWith('?') ? definition : definition.notNull();
      });
    }
    await more(builder).execute();
  };
}

async function enrollments(db: Kysely<unknown>, table: Table): Promise<void> {
  await table('users', {
    uuid: 'key',
    created_at: 'moment',
    suspended_at: 'moment?',
    suspension_reason: 'text?',
    must_enroll: 'integer',
  });
  await table(
    'enrollments',
    {
      ...{ uuid: 'key', alias: 'text', factors: 'text', device_id: 'text', developer_id: 'text' },
      ...{ ttl_seconds: 'integer', auto_renewal: 'integer', created_at: 'moment', expires_at: 'moment' },
    },
    (builder) => builder.addUniqueConstraint('enrollments_alias', ['alias']),
  );
  await table('devices', { uuid: 'text', device_id: 'text', name: 'text?', added_at: 'moment' }, (builder) =>
    builder
      .addPrimaryKeyConstraint('devices_key', ['uuid', 'device_id'])
      .addForeignKeyConstraint('devices_of', ['uuid'], 'enrollments', ['uuid'], (key) =>
        key.onDelete('cascade'),
      ),
  );
  await table('sessions', {
    ...{ id: 'key', uuid: 'text?', psp: 'text?', developer_id: 'text?', required: 'integer' },
    ...{ wanted: 'text', completed: 'text', attempts: 'integer', status: 'text', spent: 'integer' },
    ...{ created_at: 'moment', expires_at: 'moment' },
  });
  await table('nonces', { nonce: 'key', expires_at: 'moment' });
  await index(db, 'enrollments', ['expires_at']);
  await index(db, 'sessions', ['expires_at']);
  await index(db, 'nonces', ['expires_at']);
}

async function developers(db: Kysely<unknown>, table: Table): Promise<void> {
  await table(
    'developers',
    {
      ...{ id: 'key', email: 'text', password: 'text', full_name: 'text', company: 'text?' },
      ...{ failures: 'integer', locked_until: 'moment', created_at: 'moment' },
    },
    (builder) => builder.addUniqueConstraint('developers_email', ['email']),
  );
  await table('revoked_tokens', { jti: 'key', expires_at: 'moment' });
  await table(
    'api_keys',
    {
      ...{ id: 'key', developer_id: 'text', name: 'text', digest: 'text', prefix: 'text' },
      ...{ permissions: 'text', rate_limit: 'integer', created_at: 'moment' },
      ...{ expires_at: 'moment?', revoked_at: 'moment?' },
    },
    (builder) => builder.addUniqueConstraint('api_keys_digest', ['digest']),
  );
  await table(
    'key_usage',
    { key_id: 'text', hour: 'moment', requests: 'integer', errors: 'integer' },
    (builder) => builder.addPrimaryKeyConstraint('key_usage_key', ['key_id', 'hour']),
  );
  await table('webhooks', {
    ...{ id: 'key', developer_id: 'text', url: 'text', events: 'text', description: 'text?' },
    ...{ secret: 'text', status: 'text', max_attempts: 'integer', backoff: 'real' },
    ...{ failures: 'integer', created_at: 'moment' },
  });
  await table(
    'deliveries',
    {
      ...{ id: 'key', webhook_id: 'text', event: 'text', body: 'text', status: 'text' },
      ...{ status_code: 'moment?', response_time: 'moment?', attempts: 'integer' },
      ...{ next_attempt_at: 'moment', created_at: 'moment' },
    },
    (builder) =>
      builder.addForeignKeyConstraint('deliveries_of', ['webhook_id'], 'webhooks', ['id'], (key) =>
        key.onDelete('cascade'),
      ),
  );
  await index(db, 'api_keys', ['developer_id']);
  await index(db, 'webhooks', ['developer_id']);
  await index(db, 'deliveries', ['status', 'next_attempt_at']);
  await index(db, 'deliveries', ['webhook_id', 'created_at']);
}

async function payments(table: Table): Promise<void> {
  await table('wallets', {
    ...{ uuid: 'key', id: 'text', address: 'text', limit_daily: 'real', limit_per_tx: 'real' },
    ...{ chains: 'text', tokens: 'text', created_at: 'moment' },
  });
  await table('charges', {
    ...{ id: 'key', developer_id: 'text', merchant_id: 'text', amount: 'real', status: 'text' },
    ...{ created_at: 'moment', expires_at: 'moment' },
  });
  await table('payments', {
    ...{ id: 'key', developer_id: 'text', charge_id: 'text?', uuid: 'text', merchant_id: 'text' },
    ...{ amount: 'real', chain: 'text', tx_hash: 'text?', created_at: 'moment' },
  });
}

async function administration(db: Kysely<unknown>, table: Table): Promise<void> {
  await table(
    'words',
    { id: 'key', word: 'text', language: 'text', category: 'text', active: 'integer' },
    (builder) => builder.addUniqueConstraint('words_word', ['word', 'language']),
  );
  await table('audit_logs', { id: 'key', action: 'text', severity: 'text', uuid: 'text?', at: 'moment' });
  await table('limits', { category: 'key', max: 'integer', window_ms: 'integer' });
  await index(db, 'audit_logs', ['at']);
}

async function index(db: Kysely<unknown>, table: string, columns: string[]): Promise<void> {
  await db.schema
    .createIndex(`${table}_by_${columns.join('_')}`)
    .on(table)
    .columns(columns)
    .execute();
}
