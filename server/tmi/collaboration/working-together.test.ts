import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databases } from '../../testing/databases.ts';
import { startTmi, type TmiServer } from '../testing/tmi-server.ts';
import { type Client, connect, joined } from './testing/client.ts';
import {
  adding,
  operationBy,
  processCell,
  type SharedDiagram,
  sharedDiagram,
} from './testing/shared-diagram.ts';

describe.each(databases)('on $kind', ({ open }) => {
  let tmi: TmiServer;
  let drop: () => Promise<void>;
  let diagram: SharedDiagram;
  let alice: Client;
  let bob: Client;

  beforeAll(async () => {
    const database = await open();
    drop = database.drop;
    tmi = await startTmi({ DATABASE_URL: database.url });
  });

  afterAll(async () => {
    await tmi.close();
    await drop();
  });

  /** Alice is the host, and bob is there. */
  const meet = async (): Promise<void> => {
    diagram = await sharedDiagram(tmi);
    await tmi.call('POST', `${diagram.path}/collaborate`, { as: diagram.alice });
    alice = await joined(tmi, diagram, diagram.alice);
    bob = await joined(tmi, diagram, diagram.bob);
  };
  const stored = async () => (await tmi.call('GET', diagram.path, { as: diagram.alice })).body;
  const part = async (): Promise<void> => {
    await bob.close();
    await alice.close();
  };

  test('who joins is first told the state of the diagram, then who presents and who is there', async () => {
    diagram = await sharedDiagram(tmi);
    const cell = processCell();
    await tmi.call('PUT', diagram.path, {
      as: diagram.alice,
      body: { name: 'Checkout', type: 'DFD-1.0.0', cells: [cell] },
    });
    alice = await joined(tmi, diagram, diagram.alice);
    expect(alice.types()).toEqual(['diagram_state_sync', 'current_presenter', 'participants_update']);
    const [sync, presenter, participants] = alice.frames();
    expect(sync).toEqual({
      message_type: 'diagram_state_sync',
      diagram_id: diagram.diagramId,
      update_vector: 1,
      cells: (await stored()).cells,
    });
    const person = { user_id: 'alice', email: 'alice@test.tmi' };
    expect(presenter).toMatchObject({ current_presenter: person });
    expect(participants).toMatchObject({
      participants: [{ user: person, permissions: 'writer' }],
      host: 'alice',
      current_presenter: 'alice',
    });
    await alice.close();
  });

  test('operations are stored, numbered, and told to everybody in the same order', async () => {
    await meet();
    const [one, two] = [processCell(), processCell()];
    alice.send(operationBy('alice', adding(one)));
    await bob.next('diagram_operation');
    bob.send(operationBy('bob', { id: one.id, operation: 'update', data: { x: 99 } }, adding(two)));
    await alice.next('diagram_operation');
    await alice.next('diagram_operation');
    alice.send(operationBy('alice', { id: two.id, operation: 'remove' }));
    for (const client of [alice, bob]) {
      while (client.types().filter((type) => type === 'diagram_operation').length < 3)
        await client.next('diagram_operation');
      const told = client.frames().filter(({ message_type }) => message_type === 'diagram_operation');
      expect(
        told.map(({ sequence_number, initiating_user }) => [sequence_number, initiating_user.user_id]),
      ).toEqual([
        [1, 'alice'],
        [2, 'bob'],
        [3, 'alice'],
      ]);
    }
    expect(await stored()).toMatchObject({
      update_vector: 3,
      cells: [{ id: one.id, position: { x: 99, y: 20 }, size: { width: 100, height: 50 } }],
    });
    await part();
  });

  test('concurrent operations get different numbers without gaps, and none is lost', async () => {
    await meet();
    const cells = Array.from({ length: 20 }, () => processCell());
    for (const [index, cell] of cells.entries()) {
      if (index % 2 === 0) alice.send(operationBy('alice', adding(cell)));
      else bob.send(operationBy('bob', adding(cell)));
    }
    const numbers: number[] = [];
    for (const _ of cells) numbers.push((await alice.next('diagram_operation')).sequence_number);
    expect(numbers).toEqual(cells.map((_, index) => index + 1));
    const after = await stored();
    expect(after.update_vector).toBe(20);
    expect(after.cells.map(({ id }: { id: string }) => id).sort()).toEqual(cells.map(({ id }) => id).sort());
    await part();
  });

  test('an operation that is sent again is not done again', async () => {
    await meet();
    const operation = operationBy('alice', adding(processCell()));
    alice.send(operation);
    const first = await alice.next('diagram_operation');
    alice.send(operation);
    expect(await alice.next('diagram_operation')).toEqual(first);
    bob.send({ ...operation, initiating_user: { user_id: 'bob' } });
    expect(await bob.next('operation_rejected')).toMatchObject({ reason: 'conflict_detected' });
    expect(await stored()).toMatchObject({ update_vector: 1 });
    await part();
  });

  test('a reader watches', async () => {
    await meet();
    const rita = await joined(tmi, diagram, diagram.rita);
    const refused = operationBy('rita', adding(processCell()));
    rita.send(refused);
    expect(await rita.next('authorization_denied')).toEqual({
      message_type: 'authorization_denied',
      original_operation_id: refused.operation_id,
      reason: 'insufficient_permissions',
    });
    rita.send({ message_type: 'undo_request', initiating_user: { user_id: 'rita' } });
    expect(await rita.next('error')).toMatchObject({ code: 'insufficient_permissions' });
    alice.send(operationBy('alice', adding(processCell())));
    expect(await rita.next('diagram_operation')).toMatchObject({ sequence_number: 1 });
    expect(alice.types()).not.toContain('authorization_denied');
    expect(await stored()).toMatchObject({ update_vector: 1 });
    await rita.close();
    await part();
  });

  describe('an operation that cannot be done', () => {
    const known = processCell();
    const unknown = randomUUID();
    beforeAll(async () => {
      await meet();
      alice.send(operationBy('alice', adding(known)));
      await bob.next('diagram_operation');
    });
    afterAll(part);

    test.each([
      {
        what: 'adds what is there',
        cells: [adding({ ...known, x: 5 } as typeof known)],
        reason: 'conflict_detected',
        resync: true,
      },
      {
        what: 'updates what is not there',
        cells: [{ id: unknown, operation: 'update', data: { x: 1 } }],
        reason: 'conflict_detected',
        resync: true,
      },
      {
        what: 'changes nothing',
        cells: [{ id: known.id, operation: 'update', data: { x: known.x } }],
        reason: 'no_state_change',
      },
      {
        what: 'removes what is not there',
        cells: [{ id: unknown, operation: 'remove' }],
        reason: 'no_state_change',
      },
      {
        what: 'makes a cell that is none',
        cells: [{ id: known.id, operation: 'update', data: { shape: 'cloud' } }],
        reason: 'validation_failed',
      },
      {
        what: 'is half right',
        cells: [adding(processCell()), { id: known.id, operation: 'update', data: { nonsense: 1 } }],
        reason: 'validation_failed',
      },
      {
        what: 'names a cell twice',
        cells: [{ id: unknown, operation: 'add', data: known }],
        reason: 'validation_failed',
      },
      {
        what: 'ends an edge nowhere',
        cells: [
          adding({
            id: unknown,
            shape: 'edge',
            source: { cell: known.id },
            target: { cell: randomUUID() },
          } as { id: string }),
        ],
        reason: 'validation_failed',
      },
      { what: 'has no data', cells: [{ id: known.id, operation: 'update' }], reason: 'validation_failed' },
      {
        what: 'removes with data',
        cells: [{ id: known.id, operation: 'remove', data: {} }],
        reason: 'validation_failed',
      },
      { what: 'is empty', cells: [], reason: 'empty_operation' },
      {
        what: 'is of no known kind',
        cells: [{ id: known.id, operation: 'paint' }],
        reason: 'invalid_operation_type',
      },
    ])('that $what is rejected: $reason', async ({ cells, reason, resync = false }) => {
      const operation = operationBy('bob', ...cells);
      bob.send(operation);
      expect(await bob.next('operation_rejected')).toMatchObject({
        operation_id: operation.operation_id,
        reason,
        requires_resync: resync,
      });
      expect(await stored()).toMatchObject({ update_vector: 1, cells: [{ id: known.id }] });
      expect(alice.types()).not.toContain('operation_rejected');
    });
  });

  test('what was done is undone and redone, until something else is done', async () => {
    await meet();
    const [one, two] = [processCell(), processCell()];
    const undo = { message_type: 'undo_request', initiating_user: { user_id: 'bob' } };
    const redo = { message_type: 'redo_request', initiating_user: { user_id: 'alice' } };
    const ids = async () => (await stored()).cells.map(({ id }: { id: string }) => id);
    bob.send(undo);
    expect(await bob.next('history_operation')).toMatchObject({ message: 'no_operations_to_undo' });
    alice.send(operationBy('alice', adding(one)));
    await bob.next('diagram_operation');
    alice.send(operationBy('alice', { id: one.id, operation: 'remove' }, adding(two)));
    await bob.next('diagram_operation');
    for (const [request, expected, vector] of [
      [undo, [one.id], 3],
      [undo, [], 4],
      [redo, [one.id], 5],
      [redo, [two.id], 6],
      [undo, [one.id], 7],
    ] as const) {
      (request === undo ? bob : alice).send(request);
      expect(await alice.next('history_operation')).toMatchObject({ message: 'resync_required' });
      expect(await alice.next('state_correction')).toEqual({
        message_type: 'state_correction',
        update_vector: vector,
      });
      expect(await ids()).toEqual(expected);
    }
    alice.send(operationBy('alice', { id: one.id, operation: 'remove' }));
    await alice.next('diagram_operation');
    alice.send(redo);
    expect(await alice.next('history_operation')).toMatchObject({ message: 'no_operations_to_redo' });
    await part();
  });

  test('who has missed something is told how to load it', async () => {
    await meet();
    await bob.close();
    alice.send(operationBy('alice', adding(processCell())));
    await alice.next('diagram_operation');
    bob = await joined(tmi, diagram, diagram.bob);
    expect(bob.frames()[0]).toMatchObject({ update_vector: 1, cells: [{ shape: 'process' }] });
    alice.send(operationBy('alice', adding(processCell())));
    expect(await bob.next('diagram_operation')).toMatchObject({ sequence_number: 2 });
    bob.send({ message_type: 'resync_request' });
    expect(await bob.next('resync_response')).toEqual({
      message_type: 'resync_response',
      method: 'rest_api',
      diagram_id: diagram.diagramId,
      threat_model_id: diagram.threatModelId,
    });
    await part();
  });

  test('whoever joins while others work is told the state, and everything that comes after it', async () => {
    await meet();
    const until = Date.now() + 700;
    let isDone = false;
    const working = (async () => {
      while (Date.now() < until) {
        alice.send(operationBy('alice', adding(processCell())));
        await alice.next('diagram_operation');
      }
      isDone = true;
    })();
    const newcomers: Client[] = [];
    while (!isDone) newcomers.push(await connect(tmi, diagram, diagram.rita));
    await working;
    const { update_vector } = await stored();
    for (const newcomer of newcomers) {
      const sync = await newcomer.next('diagram_state_sync');
      expect(newcomer.frames()[0]).toBe(sync);
      for (let expected = sync.update_vector + 1; expected <= update_vector; expected += 1)
        expect((await newcomer.next('diagram_operation')).sequence_number).toBe(expected);
      await newcomer.close();
      expect(newcomer.types().filter((type) => type === 'diagram_operation')).toHaveLength(
        update_vector - sync.update_vector,
      );
    }
    expect(newcomers.length).toBeGreaterThan(5);
    await part();
  });

  test('the presenter points, the host decides who presents', async () => {
    await meet();
    const cursor = { message_type: 'presenter_cursor', cursor_position: { x: 1.5, y: -2 } };
    const selection = { message_type: 'presenter_selection', selected_cells: [randomUUID()] };
    alice.send(cursor);
    alice.send(selection);
    expect(await bob.next('presenter_cursor')).toEqual(cursor);
    expect(await bob.next('presenter_selection')).toEqual(selection);
    bob.send(cursor);
    expect(await bob.next('error')).toMatchObject({ code: 'presenter_only' });
    bob.send({ message_type: 'presenter_request' });
    expect(await alice.next('presenter_request')).toMatchObject({ requesting_user: { user_id: 'bob' } });
    const change = {
      message_type: 'change_presenter',
      initiating_user: { user_id: 'bob' },
      new_presenter: { user_id: 'bob' },
    };
    bob.send(change);
    expect(await bob.next('error')).toMatchObject({ code: 'host_only' });
    alice.send({
      ...change,
      initiating_user: { user_id: 'alice' },
      new_presenter: { email: 'nobody@test.tmi' },
    });
    expect(await alice.next('error')).toMatchObject({ code: 'not_a_participant' });
    await alice.next('current_presenter');
    alice.send({ ...change, initiating_user: { user_id: 'alice' } });
    expect(await alice.next('current_presenter')).toMatchObject({ current_presenter: { user_id: 'bob' } });
    bob.send(cursor);
    expect(await alice.next('presenter_cursor')).toEqual(cursor);
    expect((await tmi.call('GET', `${diagram.path}/collaborate`, { as: diagram.alice })).body).toMatchObject({
      presenter: 'bob@test.tmi',
    });
    await bob.close();
    expect(await alice.next('current_presenter')).toMatchObject({ current_presenter: { user_id: 'alice' } });
    expect(alice.types()).not.toContain('authorization_denied');
    await part();
  });

  test('where the host is not there, nobody else is made presenter', async () => {
    diagram = await sharedDiagram(tmi);
    await tmi.call('POST', `${diagram.path}/collaborate`, { as: diagram.alice });
    bob = await joined(tmi, diagram, diagram.bob);
    bob.send({ message_type: 'presenter_request' });
    expect(await bob.next('presenter_denied')).toMatchObject({ current_presenter: { user_id: 'alice' } });
    await bob.close();
  });
});
