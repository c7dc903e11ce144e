import {
  type KyselyPlugin,
  LimitNode,
  OffsetNode,
  type OperationNode,
  OperationNodeTransformer,
  RawNode,
  type SelectQueryNode,
  ValueNode,
} from 'kysely';
import type { BreakStorage } from '../sabotage.ts';

/** Changes the statements that read from a table, before the database sees them. */
export function selecting(table: string, change: (query: SelectQueryNode) => SelectQueryNode): BreakStorage {
  class Changing extends OperationNodeTransformer {
    protected override transformSelectQuery(node: SelectQueryNode): SelectQueryNode {
      const plain = super.transformSelectQuery(node);
      return JSON.stringify(plain.from ?? {}).includes(`"name":"${table}"`) ? change(plain) : plain;
    }
  }
  const transformer = new Changing();
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => transformer.transformNode(node),
    transformResult: async ({ result }) => result,
  };
  return (storage) => ({ ...storage, db: storage.db.withPlugin(plugin) });
}

/** Only of lists: what has a page. */
function paged(change: (query: SelectQueryNode) => SelectQueryNode) {
  return (query: SelectQueryNode): SelectQueryNode => (query.offset ? change(query) : query);
}

export function offsetMoved(by: number) {
  return paged((query) => ({
    ...query,
    offset: OffsetNode.create(ValueNode.create(numberIn(query.offset?.offset) + by)),
  }));
}

export function offsetOf(offset: number) {
  return paged((query) => ({ ...query, offset: OffsetNode.create(ValueNode.create(offset)) }));
}

export function limitMoved(by: number) {
  return paged((query) => ({
    ...query,
    limit: LimitNode.create(ValueNode.create(numberIn(query.limit?.limit) + by)),
  }));
}

/** In an order that is another every time. */
export const shuffled = paged(({ orderBy: _, ...query }) => ({
  ...query,
  orderBy: {
    kind: 'OrderByNode',
    items: [{ kind: 'OrderByItemNode', orderBy: RawNode.createWithSql('random()') }],
  },
}));

function numberIn(node: OperationNode | undefined): number {
  return node && ValueNode.is(node) ? Number(node.value) : 0;
}
