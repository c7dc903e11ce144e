import type { Contract } from '../contract/contract.ts';
import { lazily } from '../contract/memoise.ts';
import type { Operation } from '../contract/operations/operation.ts';
import { compileOperation, type SharedParts } from './compile-operation.ts';
import type { AnswerFault } from './faults/fault.ts';
import { faults as allFaults, type FaultName } from './faults/faults.ts';
import { honest, type Switches } from './faults/switches.ts';
import { withFaults } from './faults/with-faults.ts';
import { requestJudge } from './recording/judge-request.ts';
import { createRecording, type RecordingOptions, recordingPath } from './recording/recording.ts';
import type { Call } from './requests/call.ts';
import type { Finish } from './responses/answer.ts';
import { createRefusals } from './responses/refusals.ts';
import { createResponses } from './responses/responses.ts';
import { type Unsatisfiable, unsatisfiableCells } from './responses/unsatisfiable-cells.ts';
import { httpServer } from './server/http-server.ts';
import { routeTable } from './server/route-table.ts';
import { createMemory } from './state/memory.ts';

export interface MockOptions {
  /** Remember what is created; true unless said otherwise. */
  readonly stateful?: boolean;
  /** Faults to simulate; none by default. */
  readonly faults?: readonly FaultName[];
  /** Tell what was received; nothing is recorded unless this is given. */
  readonly recording?: RecordingOptions | undefined;
}

/** A server that answers as a contract says. */
export interface MockServer {
  /** Starts listening and gives the URL. Port 0 takes any; the host is the loopback interface unless said otherwise. */
  readonly listen: (where: { readonly port: number; readonly host?: string }) => Promise<string>;
  readonly close: () => Promise<void>;
  /** Documented bodies that no value can satisfy as they are written. They are answered as they are meant. */
  readonly unsatisfiable: readonly Unsatisfiable[];
}

/**
 * Compiles a mock from a contract. Operations are compiled when the first request comes for them, and kept: a document
 * may have hundreds, and a test run needs few of them at once.
 */
export function createMockServer(
  contract: Contract,
  { stateful = true, faults = [], recording: recorded }: MockOptions = {},
): MockServer {
  const responses = createResponses(contract);
  const refusals = createRefusals(contract, responses);
  const chosen = allFaults.filter(({ name }) => faults.includes(name));
  const answerFaults = chosen.filter((fault): fault is typeof fault & AnswerFault => fault.kind === 'answer');
  const changes = chosen.map((fault) => (fault.kind === 'switches' ? fault.change : {}));
  const switches = Object.assign({}, honest, ...changes) as Switches;
  const memory = stateful ? createMemory(contract, responses, switches) : undefined;
  const shared: SharedParts = { contract, responses, refusals, switches, memory };
  const recording = recorded && createRecording(contract, recorded);
  const compile = (operation: Operation) => {
    const act = lazily(() => compileOperation(shared, operation));
    if (!recording) return (call: Call) => act()(call);
    const judge = lazily(() => requestJudge(contract, responses, operation));
    return (call: Call) => {
      recording.judged(call, operation, judge()(call));
      return act()(call);
    };
  };
  const finish: Finish = answerFaults.length === 0 ? (answer) => answer : withFaults(answerFaults);
  const app = httpServer({
    table: routeTable(contract, compile),
    refuse: recording ? recording.noticing(refusals()) : refusals(),
    finish: recording ? recording.finishing(finish) : finish,
    recorded: recording && { path: recordingPath, json: recording.json },
  });
  const unsatisfiable = lazily(() => unsatisfiableCells(contract, responses.bodies));
  return {
    listen: ({ port, host = '127.0.0.1' }) => app.listen({ port, host }),
    close: () => app.close(),
    get unsatisfiable() {
      return unsatisfiable();
    },
  };
}
